-- What is new in the spaces of somebody is asked for on every first page.

CREATE INDEX page_by_change ON page (space_id, updated_at);
CREATE INDEX topic_by_change ON topic (space_id, last_at);
