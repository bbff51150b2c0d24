//! Meetings and series as events of a calendar.

use super::queries::{MeetingRow, SeriesRow};
use crate::kit::calendar::{Event, host};

/// A meeting by itself; of a series, as an exception.
pub fn event(meeting: &MeetingRow, site: &str) -> Event {
    let of_series = meeting.series_id.map(|series| format!("{series}@{}", host(site)));
    Event {
        uid: of_series.unwrap_or_else(|| format!("{}@{}", meeting.id, host(site))),
        exception: meeting.slot_at,
        starts_at: meeting.starts_at,
        ends_at: meeting.ends_at,
        zone: meeting.time_zone.clone(),
        title: meeting.title.clone(),
        text: described(&meeting.text, &meeting.access, &meeting.link),
        location: location(&meeting.place, &meeting.link),
        url: format!("{site}/rencontres/{}", meeting.id),
        sequence: meeting.sequence,
        changed_at: meeting.updated_at,
        is_cancelled: meeting.cancelled_at.is_some(),
        rule: None,
        left_out: Vec::new(),
    }
}

/// A series and its exceptions.
pub fn events(series: &SeriesRow, meetings: &[MeetingRow], site: &str) -> Vec<Event> {
    let lasts = jiff::SignedDuration::from_mins(series.lasts);
    let master = Event {
        uid: format!("{}@{}", series.id, host(site)),
        exception: None,
        starts_at: series.first_at,
        ends_at: series.first_at.checked_add(lasts).unwrap_or(series.first_at),
        zone: series.time_zone.clone(),
        title: series.title.clone(),
        text: described(&series.text, &series.access, &series.link),
        location: location(&series.place, &series.link),
        url: format!("{site}/espaces/{}/rencontres", series.space_id),
        sequence: series.sequence,
        changed_at: series.updated_at,
        is_cancelled: false,
        rule: Some((series.every_weeks, series.count)),
        left_out: meetings.iter().filter(|meeting| meeting.cancelled_at.is_some()).filter_map(|m| m.slot_at).collect(),
    };
    let exceptions = meetings.iter().filter(|meeting| meeting.cancelled_at.is_none()).map(|m| event(m, site));
    let exceptions: Vec<Event> = exceptions.filter(|event| !event.follows(&master)).collect();
    std::iter::once(master).chain(exceptions).collect()
}

fn location(place: &str, link: &str) -> String {
    [place, link].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn described(text: &str, access: &str, link: &str) -> String {
    [link, access, text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
