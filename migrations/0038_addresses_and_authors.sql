-- A link that came by mail shows that the address it came to is its holder's: that address, not one that was written since.
-- Those that went out before are asked for again, as nobody can tell any more where they went.
ALTER TABLE proposal_link ADD COLUMN email_key TEXT;
ALTER TABLE proposal_link DROP COLUMN is_mailed;
CREATE INDEX proposal_link_by_address ON proposal_link (email_key, sent_at);

-- What a person wrote, for their copy of it and when they leave.
CREATE INDEX assessment_answer_by_author ON assessment_answer (answered_by);
CREATE INDEX assessment_proof_by_author ON assessment_proof (added_by);
CREATE INDEX assessment_review_by_ender ON assessment_review (ended_by);
CREATE INDEX assessment_finding_by_author ON assessment_finding (found_by);
CREATE INDEX improvement_action_by_author ON improvement_action (created_by);
CREATE INDEX campaign_remark_by_person ON campaign_remark (person_id);
