/** Everything that the audit log tells of, with what stands in it as a person reads it. */
export const AUDIT_ACTIONS = {
  'call.ended': 'Ended a call',
  'call.moved': 'Moved a call',
  'caller.erased': 'Erased a caller’s data',
  'caller.exported': 'Exported a caller’s data',
  'retention.changed': 'Changed how long things are kept',
  'mail.changed': 'Changed the mail server',
  'mail.removed': 'Removed the mail server',
  'recording.deleted': 'Deleted a recording',
  'recording.restored': 'Brought a deleted recording back',
} as const satisfies Record<string, string>

export type AuditAction = keyof typeof AUDIT_ACTIONS
