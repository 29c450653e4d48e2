-- When a genuine callback is worked on next (下次处理): 0 at once; one whose far side did not answer waits, ever longer.
ALTER TABLE inbox ADD COLUMN next_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX inbox_due ON inbox (verdict, handled_at, next_at);
