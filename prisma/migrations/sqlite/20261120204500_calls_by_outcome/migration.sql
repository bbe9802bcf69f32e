-- CreateIndex
CREATE INDEX "calls_outcome_started_at_id_idx" ON "calls"("outcome", "started_at", "id");
