-- CreateTable
CREATE TABLE "recordings" (
    "id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "carrier_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "flow_id" TEXT,
    "called" TEXT NOT NULL,
    "version_id" TEXT,
    "node_id" TEXT,
    "recorded_at" TEXT NOT NULL,
    "duration_seconds" INTEGER,
    "audio_url" TEXT,
    "transcript_url" TEXT,
    "shelf" TEXT NOT NULL,
    "audio" TEXT NOT NULL,
    "trouble" TEXT,
    "content_type" TEXT,
    "size_bytes" INTEGER,
    "stored_in" TEXT,
    "transcript_state" TEXT NOT NULL,
    "transcript" TEXT,
    "excerpt" TEXT,
    "heard_at" TEXT,
    "heard_by" TEXT,
    "deleted_at" TEXT,
    "deleted_by" TEXT,
    "told_at" TEXT,

    CONSTRAINT "recordings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recording_work" (
    "recording_id" TEXT NOT NULL,
    "work" TEXT NOT NULL,
    "due_at" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "trouble" TEXT,

    CONSTRAINT "recording_work_pkey" PRIMARY KEY ("recording_id","work")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" TEXT NOT NULL,
    "recording_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "trouble" TEXT,
    "created_at" TEXT NOT NULL,
    "sent_at" TEXT,

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recordings_call_id_idx" ON "recordings"("call_id");

-- CreateIndex
CREATE INDEX "recordings_shelf_recorded_at_id_idx" ON "recordings"("shelf", "recorded_at", "id");

-- CreateIndex
CREATE INDEX "recordings_shelf_flow_id_recorded_at_id_idx" ON "recordings"("shelf", "flow_id", "recorded_at", "id");

-- CreateIndex
CREATE INDEX "recordings_shelf_called_recorded_at_id_idx" ON "recordings"("shelf", "called", "recorded_at", "id");

-- CreateIndex
CREATE INDEX "recording_work_work_due_at_idx" ON "recording_work"("work", "due_at");

-- CreateIndex
CREATE INDEX "notices_due_at_idx" ON "notices"("due_at");

-- CreateIndex
CREATE INDEX "notices_state_created_at_idx" ON "notices"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notices_recording_id_channel_target_key" ON "notices"("recording_id", "channel", "target");
