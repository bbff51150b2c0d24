#!/usr/bin/env bash
# Kills the server 200 times (or as often as is said) while people write, and looks each time whether anything that was
# acknowledged is missing. It is the test of crates/boucle/tests/it/killed.rs, which `bin/test` plays three times.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

BOUCLE_KILLS=${1:-200} cargo test --locked --package boucle --test it -- --nocapture killed::
