-- Of a use of a tool: what was bought with it, in the smallest coin of the tool's currency. Nothing where nothing was bought.
ALTER TABLE tool_use ADD COLUMN bought_for BIGINT CHECK (bought_for >= 0);
