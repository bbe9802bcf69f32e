/** Everything that the audit log tells of, with what stands in it as a person reads it. */
export const AUDIT_ACTIONS = {
  'caller.erased': 'Erased a caller’s data',
  'caller.exported': 'Exported a caller’s data',
} as const satisfies Record<string, string>

export type AuditAction = keyof typeof AUDIT_ACTIONS
