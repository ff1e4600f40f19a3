import { type MessageKey, useReader } from '#platform'
import { Tag, type TagTone } from '#platform/ui'
import type { PollState } from './poll.store.server.ts'

const STATES: Readonly<Record<PollState, readonly [MessageKey, TagTone]>> = {
  open: ['casework.dates.state.open', 'turn'],
  chosen: ['casework.dates.state.chosen', 'ok'],
  given_up: ['casework.dates.state.given_up', 'line'],
}

export function PollTag({ state }: { readonly state: PollState }) {
  const { t } = useReader()
  const [label, tone] = STATES[state]
  return <Tag tone={tone}>{t(label)}</Tag>
}
