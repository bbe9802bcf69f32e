-- DropIndex
DROP INDEX "log_received_at_idx";
