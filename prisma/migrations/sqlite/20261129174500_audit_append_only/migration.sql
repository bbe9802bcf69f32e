-- The audit log is only added to: nothing that reaches the database changes or removes what stands in it.
CREATE TRIGGER "audit_entries_unchanged" BEFORE UPDATE ON "audit_entries"
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only added to');
END;

CREATE TRIGGER "audit_entries_kept" BEFORE DELETE ON "audit_entries"
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only added to');
END;

-- A row that is inserted over another removes that one without asking the triggers above.
CREATE TRIGGER "audit_entries_not_replaced" BEFORE INSERT ON "audit_entries"
WHEN EXISTS (SELECT 1 FROM "audit_entries" WHERE "id" = NEW."id")
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only added to');
END;

-- Every filter of the log is asked newest first.
DROP INDEX "audit_entries_actor_id_id_idx";
DROP INDEX "audit_entries_action_id_idx";
DROP INDEX "audit_entries_subject_id_idx";
CREATE INDEX "audit_entries_actor_id_at_id_idx" ON "audit_entries"("actor_id", "at", "id");
CREATE INDEX "audit_entries_action_at_id_idx" ON "audit_entries"("action", "at", "id");
CREATE INDEX "audit_entries_subject_at_id_idx" ON "audit_entries"("subject", "at", "id");
