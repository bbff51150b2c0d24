use clap::Args;
use super::Place;
#[derive(Args)]
pub struct Demo {}
impl Demo { pub async fn run(self, _place: &Place) -> anyhow::Result<()> { Ok(()) } }
