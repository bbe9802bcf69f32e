import type { ReactNode } from 'react'
import { Mark } from '../frame/mark'
import { ThemeSwitch } from '../frame/theme-switch'

/** A page without the frame, for who is not signed in: one thing in the middle. */
export const Alone = ({ title, children }: { title: string; children: ReactNode }) => (
  <div data-bare className="flex min-h-dvh flex-col items-center justify-center gap-5 px-4 py-10">
    <p className="flex items-center gap-2 font-semibold text-lg">
      <Mark /> Patchbay
    </p>
    <section
      aria-labelledby="alone"
      className="w-full max-w-96 rounded-panel border border-line bg-panel p-6 max-md:p-5"
    >
      <h1 id="alone" className="mb-4 font-semibold text-xl">
        {title}
      </h1>
      {children}
    </section>
    <div className="w-36">
      <ThemeSwitch />
    </div>
  </div>
)

/** What stands in the way, below what was typed. */
export const Trouble = ({ children }: { children: ReactNode }) =>
  children ? (
    <p role="alert" className="text-bad text-sm">
      {children}
    </p>
  ) : null
