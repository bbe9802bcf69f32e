'use client'

import { Button } from '../ui/button'

/** The codes that get one in without the app. They are shown this once. */
export const RecoveryCodes = ({ codes, onKept }: { codes: string[]; onKept: () => void }) => (
  <div role="status" className="w-full rounded-control border border-line-strong bg-hover p-3">
    <p>Keep these recovery codes where you find them without your phone. Each gets you in once.</p>
    <ul className="my-3 grid w-fit grid-cols-2 gap-x-8 gap-y-1 font-mono">
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ul>
    <div className="flex gap-2">
      <Button onClick={() => navigator.clipboard?.writeText(codes.join('\n')).catch(() => {})}>Copy</Button>
      <Button onClick={onKept}>I have kept them</Button>
    </div>
  </div>
)
