import { CopyButton } from '../ui/copy-button'

/** What webhooks are signed with, the one time that it is shown. */
export const SigningSecret = ({ secret }: { secret: string }) => (
  <div role="status" className="grid gap-1 rounded-control border border-line p-3 text-sm">
    <p>Give this secret to the service, so that it can check who signed. It is not shown again.</p>
    <div className="flex items-center gap-2">
      <code className="min-w-0 flex-1 break-all font-mono text-xs">{secret}</code>
      <CopyButton text={secret} label="Copy the secret" />
    </div>
  </div>
)
