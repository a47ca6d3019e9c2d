use quizpress::{Facts, Plan, generate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let yaml = std::fs::read_to_string("questions/apollo-11.yaml")?;
    let facts = Facts::parse("apollo-11.yaml", &yaml)?;
    let quiz = generate(&facts, &Plan::new("7"))?;
    for question in &quiz.questions {
        println!("{} {}", question.stem, question.answers.join(", "));
    }
    Ok(())
}
