-- expand
-- Sums by day, account and part are read from the index alone (HIS 差额表, 提现数据): a month of a year's postings is no walk through
-- all of them. One of two equal indexes goes.
CREATE INDEX posting_day_sum ON posting (bill_day, account, part, fen);
ALTER TABLE posting DROP INDEX posting_day_order;
