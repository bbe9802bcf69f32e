-- The audit log is only added to: nothing that reaches the database changes or removes what stands in it.
-- Prisma's adapter ends a statement at every semicolon, so those within the function are written as \x3B.
CREATE FUNCTION "audit_entries_only_added"() RETURNS trigger LANGUAGE plpgsql
AS E'BEGIN RAISE EXCEPTION ''the audit log is only added to''\x3B END\x3B';

CREATE TRIGGER "audit_entries_unchanged" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries"
FOR EACH STATEMENT EXECUTE FUNCTION "audit_entries_only_added"();

-- Every filter of the log is asked newest first.
DROP INDEX "audit_entries_actor_id_id_idx";
DROP INDEX "audit_entries_action_id_idx";
DROP INDEX "audit_entries_subject_id_idx";
CREATE INDEX "audit_entries_actor_id_at_id_idx" ON "audit_entries"("actor_id", "at", "id");
CREATE INDEX "audit_entries_action_at_id_idx" ON "audit_entries"("action", "at", "id");
CREATE INDEX "audit_entries_subject_at_id_idx" ON "audit_entries"("subject", "at", "id");
