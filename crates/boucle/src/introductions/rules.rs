//! How far an introduction may go and who of the two sides takes it there, from whom something is expected, when somebody is
//! reminded, and what the two say came of it.

use db::Timestamp;
use jiff::Unit;

/// Who buys, and who supplies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Buyer,
    Supplier,
}

impl Side {
    pub const ALL: [Self; 2] = [Self::Buyer, Self::Supplier];

    pub fn code(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Supplier => "supplier",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.code() == code)
    }

    pub fn other(self) -> Self {
        match self {
            Self::Buyer => Self::Supplier,
            Self::Supplier => Self::Buyer,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Asked,
    Accepted,
    Declined,
    NoAnswer,
    Met,
    Offer,
    Bought,
    NotBought,
    /// The two sides do not say the same of what came of it.
    NotAgreed,
}

impl State {
    pub const ALL: [Self; 9] = [
        Self::Asked,
        Self::Accepted,
        Self::Declined,
        Self::NoAnswer,
        Self::Met,
        Self::Offer,
        Self::Bought,
        Self::NotBought,
        Self::NotAgreed,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::NoAnswer => "no_answer",
            Self::Met => "met",
            Self::Offer => "offer",
            Self::Bought => "bought",
            Self::NotBought => "not_bought",
            Self::NotAgreed => "not_agreed",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Accept,
    Decline,
    Meet,
    Offer,
    Buy,
    NotBuy,
}

impl Act {
    pub const ALL: [Self; 6] = [Self::Accept, Self::Decline, Self::Meet, Self::Offer, Self::Buy, Self::NotBuy];

    pub fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Meet => "meet",
            Self::Offer => "offer",
            Self::Buy => "buy",
            Self::NotBuy => "not_buy",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is for the other side to say.
    NotYours,
    /// It stands there, or is further already.
    Past,
    /// The side that was asked has to accept first.
    NotYet,
    /// What came of it has been said.
    Over,
}

/// Where an act of one side leads from where an introduction stands; `Buy` and `NotBuy` by that side's word alone.
pub fn after(state: State, act: Act, asked_by: Side, by: Side) -> Result<State, Refusal> {
    match (act, state) {
        (Act::Accept | Act::Decline, State::Asked | State::NoAnswer | State::Declined) if by == asked_by => {
            Err(Refusal::NotYours)
        }
        // One may change one's mind, and answer late.
        (Act::Accept, State::Asked | State::NoAnswer | State::Declined) => Ok(State::Accepted),
        (Act::Decline, State::Asked | State::NoAnswer) => Ok(State::Declined),
        (Act::Decline, State::Declined) => Err(Refusal::Past),
        (Act::Accept | Act::Decline, State::Accepted | State::Met | State::Offer) => Err(Refusal::Past),
        (Act::Accept | Act::Decline | Act::Meet | Act::Offer, State::Bought | State::NotBought | State::NotAgreed) => {
            Err(Refusal::Over)
        }
        (Act::Meet | Act::Offer | Act::Buy | Act::NotBuy, State::Asked | State::NoAnswer | State::Declined) => {
            Err(Refusal::NotYet)
        }
        (Act::Meet, State::Accepted) => Ok(State::Met),
        (Act::Meet, State::Met | State::Offer) | (Act::Offer, State::Offer) => Err(Refusal::Past),
        (Act::Offer, State::Accepted | State::Met) if by == Side::Buyer => Err(Refusal::NotYours),
        (Act::Offer, State::Accepted | State::Met) => Ok(State::Offer),
        // Each side says its own word, and may correct it.
        (Act::Buy, _) => Ok(State::Bought),
        (Act::NotBuy, _) => Ok(State::NotBought),
    }
}

/// What a side may do from here.
pub fn choices(state: State, asked_by: Side, by: Side) -> Vec<Act> {
    Act::ALL.into_iter().filter(|act| after(state, *act, asked_by, by).is_ok()).collect()
}

/// To who declined, nobody writes again; they may themselves.
pub fn may_write(state: State, asked_by: Side, by: Side) -> bool {
    state != State::Declined || by != asked_by
}

/// What one side says came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub bought: bool,
    /// In the smallest coin, with its currency.
    pub amount: Option<(i64, String)>,
    pub year: Option<i64>,
}

/// Where the words of the two sides lead. An amount or a year that only one of them says contradicts nothing.
pub fn settled(buyer: Option<&Word>, supplier: Option<&Word>) -> Option<State> {
    let alone = |word: &Word| if word.bought { State::Bought } else { State::NotBought };
    let (Some(one), Some(other)) = (buyer, supplier) else { return buyer.or(supplier).map(alone) };
    let agree = one.bought == other.bought
        && is_same(one.amount.as_ref(), other.amount.as_ref())
        && is_same(one.year.as_ref(), other.year.as_ref());
    Some(if agree { alone(one) } else { State::NotAgreed })
}

fn is_same<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// From whom something is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waits {
    pub buyer: bool,
    pub supplier: bool,
}

impl Waits {
    fn on(side: Side) -> Self {
        Self { buyer: side == Side::Buyer, supplier: side == Side::Supplier }
    }

    pub fn of(self, side: Side) -> bool {
        match side {
            Side::Buyer => self.buyer,
            Side::Supplier => self.supplier,
        }
    }
}

/// What is known when it is asked who comes next.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    pub state: State,
    pub asked_by: Side,
    /// Who spoke or acted last.
    pub moved_by: Side,
    /// Whether each side has said what came of it.
    pub buyer_said: bool,
    pub supplier_said: bool,
    /// The supplier would like to tell of it, and the buyer has not answered.
    pub reference_waits: bool,
}

pub fn waits(known: Known) -> Waits {
    match known.state {
        State::Asked => Waits::on(known.asked_by.other()),
        State::Declined | State::NoAnswer => Waits::default(),
        State::Accepted | State::Met | State::Offer => Waits::on(known.moved_by.other()),
        State::Bought | State::NotBought | State::NotAgreed => {
            Waits { buyer: !known.buyer_said || known.reference_waits, supplier: !known.supplier_said }
        }
    }
}

/// Days after the last reminder until a silence is called so.
pub const GRACE: i64 = 7;

/// What time alone does to what nobody has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// The reminder of this number is sent, the first being 1; those that were missed are not sent after it.
    Remind(usize),
    /// It is said to have no answer.
    Lapse,
}

/// After `days` whole days without an answer, `sent` of the reminders at `delays` having left.
pub fn silence(days: i64, sent: usize, delays: &[i64]) -> Option<Silence> {
    let due = delays.iter().filter(|delay| **delay <= days).count();
    if due > sent {
        return Some(Silence::Remind(due));
    }
    let last = delays.last().copied().unwrap_or_default();
    (sent >= delays.len() && days >= last + GRACE).then_some(Silence::Lapse)
}

/// Whole days from one moment to another.
pub fn days(from: Timestamp, until: Timestamp) -> i64 {
    from.until((Unit::Hour, until)).map_or(0, |span| i64::from(span.get_hours()) / 24)
}

/// After so many days without anything new, it is stuck.
pub const STILL: i64 = 21;

/// The middle of so many answers, given as days and how many took as long; between two of them, half of their sum.
pub fn median(answers: &[(i64, i64)]) -> Option<f64> {
    let total: i64 = answers.iter().map(|(_, count)| count).sum();
    let at = |place: i64| {
        let mut seen = 0;
        answers.iter().find(|(_, count)| {
            seen += count;
            seen > place
        })
    };
    let (low, high) = (at((total - 1) / 2)?.0, at(total / 2)?.0);
    // Days are few: a double holds them.
    #[expect(clippy::cast_precision_loss, reason = "a count of days")]
    Some((low + high) as f64 / 2.0)
}

/// Of fewer purchases than this, no amount is told to who took no part in them.
pub const FEW: i64 = 3;

#[cfg(test)]
mod tests {
    use super::*;

    use Act::{Accept, Buy, Decline, Meet, NotBuy, Offer};

    /// What the rules say in words, written out: for each state, what the side that asked and the side that was asked may do,
    /// when the buyer asked.
    #[test]
    fn each_side_may_do_what_the_table_says() {
        let table: [(State, &[Act], &[Act]); 9] = [
            (State::Asked, &[], &[Accept, Decline]),
            (State::NoAnswer, &[], &[Accept, Decline]),
            (State::Declined, &[], &[Accept]),
            (State::Accepted, &[Meet, Buy, NotBuy], &[Meet, Offer, Buy, NotBuy]),
            (State::Met, &[Buy, NotBuy], &[Offer, Buy, NotBuy]),
            (State::Offer, &[Buy, NotBuy], &[Buy, NotBuy]),
            (State::Bought, &[Buy, NotBuy], &[Buy, NotBuy]),
            (State::NotBought, &[Buy, NotBuy], &[Buy, NotBuy]),
            (State::NotAgreed, &[Buy, NotBuy], &[Buy, NotBuy]),
        ];
        for (state, buyer, supplier) in table {
            assert_eq!(choices(state, Side::Buyer, Side::Buyer), buyer, "{state:?}");
            assert_eq!(choices(state, Side::Buyer, Side::Supplier), supplier, "{state:?}");
        }
        // When the supplier asked, it is for the buyer to answer, and an offer is still the supplier's.
        assert_eq!(choices(State::Asked, Side::Supplier, Side::Buyer), [Accept, Decline]);
        assert_eq!(choices(State::Asked, Side::Supplier, Side::Supplier), []);
        assert_eq!(choices(State::Met, Side::Supplier, Side::Buyer), [Buy, NotBuy]);
    }

    #[test]
    fn what_is_refused_says_why() {
        let refused = |state, act, by| after(state, act, Side::Buyer, by).unwrap_err();
        assert_eq!(refused(State::Asked, Accept, Side::Buyer), Refusal::NotYours);
        assert_eq!(refused(State::Asked, Buy, Side::Supplier), Refusal::NotYet);
        assert_eq!(refused(State::Accepted, Accept, Side::Supplier), Refusal::Past);
        assert_eq!(refused(State::Accepted, Offer, Side::Buyer), Refusal::NotYours);
        assert_eq!(refused(State::Offer, Meet, Side::Buyer), Refusal::Past);
        assert_eq!(refused(State::Bought, Meet, Side::Buyer), Refusal::Over);
        assert_eq!(refused(State::Declined, Decline, Side::Supplier), Refusal::Past);
    }

    #[test]
    fn every_code_is_read_as_it_is_written() {
        for state in State::ALL {
            assert_eq!(State::parse(state.code()), Some(state));
        }
        for act in Act::ALL {
            assert_eq!(Act::parse(act.code()), Some(act));
        }
        assert!(Side::ALL.into_iter().all(|side| Side::parse(side.code()) == Some(side)));
    }

    fn word(bought: bool, cents: Option<i64>, year: Option<i64>) -> Word {
        Word { bought, amount: cents.map(|cents| (cents, "EUR".to_owned())), year }
    }

    #[test]
    fn the_word_of_neither_side_wins() {
        let sold = word(true, Some(1_250_000), Some(2026));
        assert_eq!(settled(None, None), None);
        assert_eq!(settled(Some(&sold), None), Some(State::Bought));
        assert_eq!(settled(None, Some(&word(false, None, None))), Some(State::NotBought));
        assert_eq!(
            settled(Some(&word(true, None, None)), Some(&sold)),
            Some(State::Bought),
            "one keeps the amount to oneself"
        );
        assert_eq!(settled(Some(&word(false, None, None)), Some(&sold)), Some(State::NotAgreed));
        assert_eq!(settled(Some(&word(true, Some(1_200_000), Some(2026))), Some(&sold)), Some(State::NotAgreed));
        assert_eq!(settled(Some(&word(true, Some(1_250_000), Some(2025))), Some(&sold)), Some(State::NotAgreed));
        let dollars = Word { amount: Some((1_250_000, "CAD".to_owned())), ..sold.clone() };
        assert_eq!(settled(Some(&dollars), Some(&sold)), Some(State::NotAgreed));
    }

    #[test]
    fn whoever_was_spoken_to_comes_next() {
        let known = |state, moved_by| Known {
            state,
            asked_by: Side::Buyer,
            moved_by,
            buyer_said: true,
            supplier_said: false,
            reference_waits: false,
        };
        assert_eq!(waits(known(State::Asked, Side::Buyer)), Waits::on(Side::Supplier));
        // A question back is not an answer.
        assert_eq!(waits(known(State::Asked, Side::Supplier)), Waits::on(Side::Supplier));
        assert_eq!(waits(known(State::Accepted, Side::Supplier)), Waits::on(Side::Buyer));
        assert_eq!(waits(known(State::NoAnswer, Side::Buyer)), Waits::default());
        assert_eq!(waits(known(State::Bought, Side::Buyer)), Waits::on(Side::Supplier));
        let told = Known { supplier_said: true, reference_waits: true, ..known(State::Bought, Side::Supplier) };
        assert_eq!(waits(told), Waits::on(Side::Buyer));
    }

    #[test]
    fn a_silence_is_reminded_of_three_times_and_then_called_so() {
        let delays = [9, 21, 45];
        assert_eq!(silence(8, 0, &delays), None);
        assert_eq!(silence(9, 0, &delays), Some(Silence::Remind(1)));
        assert_eq!(silence(20, 1, &delays), None);
        assert_eq!(silence(21, 1, &delays), Some(Silence::Remind(2)));
        // The server was away for a month: one mail, not two.
        assert_eq!(silence(30, 0, &delays), Some(Silence::Remind(2)));
        assert_eq!(silence(45, 2, &delays), Some(Silence::Remind(3)));
        assert_eq!(silence(51, 3, &delays), None);
        assert_eq!(silence(52, 3, &delays), Some(Silence::Lapse));
    }

    /// Worked out by hand: of 0, 1, 1, 4 the middle is 1; of 0, 1, 4, 9 it is half of 1 + 4; of 2, 2, 8 it is 2.
    #[test]
    fn the_middle_of_the_answers() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[(0, 1), (1, 2), (4, 1)]), Some(1.0));
        assert_eq!(median(&[(0, 1), (1, 1), (4, 1), (9, 1)]), Some(2.5));
        assert_eq!(median(&[(2, 2), (8, 1)]), Some(2.0));
    }

    #[test]
    fn a_day_is_whole() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(days(at("2026-11-01T12:00:00Z"), at("2026-11-02T11:59:00Z")), 0);
        assert_eq!(days(at("2026-11-01T12:00:00Z"), at("2026-11-10T12:00:00Z")), 9);
    }
}
