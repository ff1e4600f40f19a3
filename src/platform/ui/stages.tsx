import { useWords } from './words.ts'

/** A stage of the model's main path, for one case. */
export type StageItem = { label: string; state: 'done' | 'current' | 'later' }

/** Where a case is: woven where done, a plain thread where still to come. */
export function Stages({ label, items }: { label: string; items: readonly StageItem[] }) {
  const words = useWords()
  const said = { done: words.stage_done, current: words.stage_current, later: '' }
  return (
    <ol class="stages list" aria-label={label}>
      {items.map(({ label: name, state }) => (
        <li class={state === 'done' ? 'done' : undefined} aria-current={state === 'current' ? 'step' : undefined}>
          {name}
          {said[state] && <span class="vh"> – {said[state]}</span>}
        </li>
      ))}
    </ol>
  )
}
