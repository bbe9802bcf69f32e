const KEYS: readonly [string, string, string?][] = [
  ['1', '1'],
  ['2', '2', 'abc'],
  ['3', '3', 'def'],
  ['4', '4', 'ghi'],
  ['5', '5', 'jkl'],
  ['6', '6', 'mno'],
  ['7', '7', 'pqrs'],
  ['8', '8', 'tuv'],
  ['9', '9', 'wxyz'],
  ['*', 'Star'],
  ['0', '0', '+'],
  ['#', 'Hash'],
]

/** The keys of a phone. */
export const Keypad = ({ onKey }: { onKey: (key: string) => void }) => (
  // biome-ignore lint/a11y/useSemanticElements: keys are no fields of a form
  <div role="group" aria-label="Keypad" className="grid grid-cols-3 gap-2">
    {KEYS.map(([key, name, letters]) => (
      <button
        key={key}
        type="button"
        aria-label={name}
        onClick={() => onKey(key)}
        className="flex h-11 @3xl:h-13 cursor-pointer select-none flex-col items-center justify-center rounded-panel border border-line-strong bg-raised hover:bg-hover active:scale-97 active:border-accent motion-safe:transition-transform motion-safe:duration-75"
      >
        <span className="font-medium text-xl leading-6">{key === '*' ? '∗' : key}</span>
        <span className="h-3 text-[10px] text-quiet uppercase leading-3 tracking-widest" aria-hidden>
          {letters}
        </span>
      </button>
    ))}
  </div>
)
