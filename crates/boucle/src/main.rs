//! `boucle`: one binary. The commands are in `cli/`; the house behind them is in `router.rs` and the features.

use std::process::ExitCode;

fn main() -> ExitCode {
    boucle::cli::run()
}
