//! Argon2id. Hashing is slow on purpose: it leaves the async threads, and at most two run at once, so that a storm of
//! sign-ins takes neither all processors nor all memory (19 MiB each).

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::kit::error::{Result, internal};

static TURNS: Semaphore = Semaphore::const_new(2);

/// What is verified when there is no account: as much work as for a real one, and no password opens it.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LW5vYm9keS0wMA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

pub async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    slowly(move || Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(internal))
        .await?
}

/// Whether the password is the one of this hash; takes the same time when there is none.
pub async fn verify(password: &str, kept: Option<&str>) -> Result<bool> {
    let password = password.to_owned();
    let hash = kept.unwrap_or(NOBODY).to_owned();
    let right = slowly(move || Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok()).await?;
    Ok(right && kept.is_some())
}

async fn slowly<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = TURNS.acquire().await.map_err(internal)?;
    tokio::task::spawn_blocking(work).await.map_err(internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_opens() {
        let kept = hash("le vélo jaune du mardi").await.unwrap();
        assert!(verify("le vélo jaune du mardi", Some(&kept)).await.unwrap());
        assert!(!verify("le vélo jaune du jeudi", Some(&kept)).await.unwrap());
    }

    #[tokio::test]
    async fn no_account_costs_the_same_work_and_never_opens() {
        let kept = hash("le vélo jaune du mardi").await.unwrap();
        let cost = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
        assert_eq!(cost(&kept), cost(NOBODY));
        let salt_and_hash = |text: &str| text.split('$').skip(4).map(str::len).collect::<Vec<_>>();
        assert_eq!(salt_and_hash(&kept), salt_and_hash(NOBODY));
        // A hash that could not be read would be refused at once, and the time would tell.
        let refused = Argon2::default().verify_password(b"le velo jaune du mardi", NOBODY);
        assert_eq!(refused, Err(argon2::password_hash::Error::PasswordInvalid));
        assert!(!verify("le vélo jaune du mardi", None).await.unwrap());
    }
}
