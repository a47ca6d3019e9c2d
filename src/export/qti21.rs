//! QTI 2.1 as the zip that TAO, Blackboard and others import: a file for each item, a test that names them.
//!
//! Each item scores itself, 1 for the wholly right answer and 0 otherwise, in rules that are written out, since
//! not every reader knows the standard's templates. Identifiers are hashes, so that neither they nor the order
//! of options tell what is right.

mod item;

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use super::identifier::Identifiers;
use super::package::{self, Member};
use super::tally::{QUESTIONS, Tally};
use super::{Exported, Options, identifier, xml};
use crate::answer_key;
use crate::lang;
use crate::quiz::{Question, Questions};
use crate::sanitize::visible;
use crate::sheet::digest;

/// What is said of the program that most often is given the wrong one of the two.
const CANVAS: &str =
    "for Canvas take `--to qti12`: of QTI 2.1 it loses orders, feedback and spellings";

/// Writes a quiz as a QTI 2.1 package.
pub(super) fn write(
    quiz: &dyn Questions,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let words = lang::of(&quiz.head().language);
    let mut tally = Tally::default();
    quiz.each()
        .filter_map(|question| answer_key::unaskable(&question))
        .for_each(|reason| tally.add(reason));
    let digest = digest::of_quiz(quiz).to_string();
    let test = identifier::of('q', &["assessment", &quiz.head().id, &digest]);
    let title = visible(&quiz.head().title);
    let title = xml::text(title.trim());
    let names: Vec<String> = askable(quiz).map(|(ident, _)| ident).collect();
    let about = [
        Member::whole("imsmanifest.xml", manifest(&test, &title, &names)),
        Member::whole("test.xml", assessment(&test, &title, &names)),
    ];
    let items = askable(quiz).map(|(ident, question)| {
        let item = item::write(&question, &ident, &quiz.head().language, words);
        Member::whole(format!("items/{ident}.xml"), item)
    });
    package::write(about.into_iter().chain(items), out)?;
    let mut exported = tally.exported(quiz.count(), QUESTIONS);
    exported.notes.push(CANVAS.to_owned());
    Ok(exported)
}

/// The questions that can be asked, each with its identifier.
fn askable(quiz: &dyn Questions) -> impl Iterator<Item = (String, Cow<'_, Question>)> {
    let mut identifiers = Identifiers::default();
    let named = quiz
        .each()
        .map(move |question| (identifiers.next(quiz.head(), &question), question));
    named.filter(|(_, question)| answer_key::unaskable(question).is_none())
}

fn manifest(test: &str, title: &str, items: &[String]) -> String {
    let mut needed = String::new();
    let mut resources = String::new();
    for item in items {
        // A string takes everything.
        let _ = writeln!(needed, "      <dependency identifierref=\"{item}_file\"/>");
        let _ = writeln!(
            resources,
            "    <resource identifier=\"{item}_file\" type=\"imsqti_item_xmlv2p1\" href=\"items/{item}.xml\">\n      <file href=\"items/{item}.xml\"/>\n    </resource>"
        );
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd http://www.imsglobal.org/xsd/imsmd_v1p2 http://www.imsglobal.org/xsd/imsmd_v1p2p4.xsd" identifier="{test}_manifest">
  <metadata>
    <schema>QTIv2.1 Package</schema>
    <schemaversion>1.0.0</schemaversion>
    <imsmd:lom><imsmd:general><imsmd:title><imsmd:langstring>{title}</imsmd:langstring></imsmd:title></imsmd:general></imsmd:lom>
  </metadata>
  <organizations/>
  <resources>
    <resource identifier="{test}_file" type="imsqti_test_xmlv2p1" href="test.xml">
      <file href="test.xml"/>
{needed}    </resource>
{resources}  </resources>
</manifest>
"#
    )
}

fn assessment(test: &str, title: &str, items: &[String]) -> String {
    let mut refs = String::new();
    for item in items {
        // A string takes everything.
        let _ = writeln!(
            refs,
            "      <assessmentItemRef identifier=\"{item}\" href=\"items/{item}.xml\"/>"
        );
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqti_v2p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd" identifier="{test}" title="{title}">
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <testPart identifier="part" navigationMode="nonlinear" submissionMode="individual">
    <assessmentSection identifier="section" title="{title}" visible="true">
{refs}    </assessmentSection>
  </testPart>
  <outcomeProcessing>
    <setOutcomeValue identifier="SCORE">
      <sum><testVariables variableIdentifier="SCORE"/></sum>
    </setOutcomeValue>
  </outcomeProcessing>
</assessmentTest>
"#
    )
}
