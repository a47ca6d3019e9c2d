//! QTI 1.2 as the zip that Canvas writes and most others read.
//!
//! Items bear the type that Canvas gives them, and are scored all or nothing, an order aside: Canvas has none,
//! and gets a matching of the items with their numbers. Identifiers are hashes, so that neither they nor the
//! order of options tell what is right. Canvas refuses a package without a word where the identifiers in it
//! do not agree, so each has one name here and is only passed on.

mod item;

use std::fmt::{self, Write as _};
use std::io;

use super::identifier::Identifiers;
use super::package::{self, Member};
use super::partial::{Custom, Partial};
use super::tally::{QUESTIONS, Tally};
use super::{Exported, Options, identifier, stamp, xml};
use crate::answer_key;
use crate::lang;
use crate::quiz::Questions;
use crate::sanitize::visible;
use crate::sheet::digest;

/// The identifiers of a package, which its files share.
struct Names {
    manifest: String,
    assessment: String,
    settings: String,
    assignment: String,
    group: String,
}

impl Names {
    fn of(quiz: &dyn Questions) -> Names {
        let digest = digest::of_quiz(quiz).to_string();
        let name = |part: &str| identifier::of('q', &[part, &quiz.head().id, &digest]);
        Names {
            manifest: name("manifest"),
            assessment: name("assessment"),
            settings: name("settings"),
            assignment: name("assignment"),
            group: name("group"),
        }
    }
}

/// What Canvas does with an answer in part, whatever the rules of an item say.
const CUSTOM: Custom = Custom {
    several: "classic Canvas gives each its share of the point, and takes as much for each wrong one",
    order: "Canvas has only a matching for them, in which each item in its place gives its share of the point",
};

/// Writes a quiz as a QTI 1.2 package.
pub(super) fn write(
    quiz: &dyn Questions,
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let names = Names::of(quiz);
    let mut tally = Tally::default();
    let mut partial = Partial::default();
    let mut points = 0;
    for question in quiz.each() {
        match answer_key::unaskable(&question) {
            Some(reason) => tally.add(reason),
            None => {
                points += 1;
                partial.add(&question);
            }
        }
    }
    let title = visible(&quiz.head().title);
    let title = xml::text(title.trim());
    let time = stamp::iso(stamp::seconds(quiz.head().updated, options));
    let folder = &names.assessment;
    let members = [
        Member::whole("imsmanifest.xml", manifest(&names, &title, &time)),
        Member::whole("non_cc_assessments/", ""),
        Member::whole(
            format!("{folder}/assessment_meta.xml"),
            settings(&names, &title, points),
        ),
        Member::new(format!("{folder}/{folder}.xml"), |out| {
            assessment(quiz, &names, &title, out)
        }),
    ];
    package::write(members, out)?;
    let mut exported = tally.exported(quiz.count(), QUESTIONS);
    exported.notes.extend(partial.notes(&CUSTOM));
    Ok(exported)
}

fn manifest(names: &Names, title: &str, time: &str) -> String {
    let Names {
        manifest,
        assessment,
        settings,
        ..
    } = names;
    let date = time.split('T').next().unwrap_or_default();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{manifest}" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" xmlns:lom="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1 http://www.imsglobal.org/xsd/imscp_v1p1.xsd http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lomresource_v1p0.xsd http://www.imsglobal.org/xsd/imsmd_v1p2 http://www.imsglobal.org/xsd/imsmd_v1p2p2.xsd">
  <metadata>
    <schema>IMS Content</schema>
    <schemaversion>1.1.3</schemaversion>
    <imsmd:lom>
      <imsmd:general>
        <imsmd:title>
          <imsmd:string>{title}</imsmd:string>
        </imsmd:title>
      </imsmd:general>
      <imsmd:lifeCycle>
        <imsmd:contribute>
          <imsmd:date>
            <imsmd:dateTime>{date}</imsmd:dateTime>
          </imsmd:date>
        </imsmd:contribute>
      </imsmd:lifeCycle>
    </imsmd:lom>
  </metadata>
  <organizations/>
  <resources>
    <resource identifier="{assessment}" type="imsqti_xmlv1p2">
      <file href="{assessment}/{assessment}.xml"/>
      <dependency identifierref="{settings}"/>
    </resource>
    <resource identifier="{settings}" type="associatedcontent/imscc_xmlv1p1/learning-application-resource" href="{assessment}/assessment_meta.xml">
      <file href="{assessment}/assessment_meta.xml"/>
    </resource>
  </resources>
</manifest>
"#
    )
}

fn settings(names: &Names, title: &str, points: usize) -> String {
    let Names {
        assessment,
        assignment,
        group,
        ..
    } = names;
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<quiz identifier="{assessment}" xmlns="http://canvas.instructure.com/xsd/cccv1p0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://canvas.instructure.com/xsd/cccv1p0 https://canvas.instructure.com/xsd/cccv1p0.xsd">
  <title>{title}</title>
  <description></description>
  <shuffle_answers>false</shuffle_answers>
  <scoring_policy>keep_highest</scoring_policy>
  <hide_results></hide_results>
  <quiz_type>assignment</quiz_type>
  <points_possible>{points}.0</points_possible>
  <show_correct_answers>true</show_correct_answers>
  <anonymous_submissions>false</anonymous_submissions>
  <allowed_attempts>1</allowed_attempts>
  <one_question_at_a_time>false</one_question_at_a_time>
  <cant_go_back>false</cant_go_back>
  <available>false</available>
  <assignment identifier="{assignment}">
    <title>{title}</title>
    <workflow_state>unpublished</workflow_state>
    <quiz_identifierref>{assessment}</quiz_identifierref>
    <points_possible>{points}.0</points_possible>
    <grading_type>points</grading_type>
    <submission_types>online_quiz</submission_types>
    <position>1</position>
  </assignment>
  <assignment_group_identifierref>{group}</assignment_group_identifierref>
</quiz>
"#
    )
}

fn assessment(
    quiz: &dyn Questions,
    names: &Names,
    title: &str,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let assessment = &names.assessment;
    let words = lang::of(&quiz.head().language);
    write!(
        out,
        r#"<?xml version="1.0" encoding="UTF-8"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/ims_qtiasiv1p2 http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">
  <assessment ident="{assessment}" title="{title}">
    <qtimetadata>
      <qtimetadatafield>
        <fieldlabel>cc_maxattempts</fieldlabel>
        <fieldentry>1</fieldentry>
      </qtimetadatafield>
    </qtimetadata>
    <section ident="root_section">
"#
    )?;
    let mut identifiers = Identifiers::default();
    let mut item = String::new();
    for question in quiz.each() {
        let ident = identifiers.next(quiz.head(), &question);
        if answer_key::unaskable(&question).is_none() {
            item.clear();
            // A string takes everything, so that only the sink can fail.
            let _ = item::write(&mut item, &question, &ident, words);
            out.write_all(item.as_bytes())?;
        }
    }
    out.write_all(b"    </section>\n  </assessment>\n</questestinterop>\n")
}

/// A piece of text in an item, as HTML.
fn material(out: &mut String, text: &str) -> fmt::Result {
    let html = xml::html(text);
    writeln!(
        out,
        "<material><mattext texttype=\"text/html\">{}</mattext></material>",
        xml::text(&html)
    )
}
