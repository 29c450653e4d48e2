-- To whom a finding is given to deal with (指派): "console/" and the login; '' = nobody in particular.
ALTER TABLE finding ADD COLUMN assignee VARCHAR(64) DEFAULT '' NOT NULL;
CREATE INDEX finding_assignee ON finding (org, assignee, run_day);
