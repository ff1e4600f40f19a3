import { type Posted, textOf, useReader } from '#platform'
import { Buttons, type FormState, Lines, PostButton, Tag } from '#platform/ui'
import { placeName } from './draft-crumbs.tsx'
import { partHref } from './draft-paths.ts'
import type { Place } from './find-place.domain.ts'
import type { DraftRead } from './read-draft.server.ts'

/** A press of a button that moves a part one place earlier or later. */
export type Moved = { readonly moved: string; readonly by: -1 | 1 }

export function readMoved(posted: Posted): Moved | null {
  const moved = textOf(posted, '_moved')
  return moved === '' ? null : { moved, by: textOf(posted, '_by') === '-1' ? -1 : 1 }
}

type PartLinesProps = { readonly read: DraftRead; readonly parts: readonly Place[]; readonly form: FormState }

/** Parts of a draft one under another: what is wrong in each, and the buttons that move it. */
export function PartLines({ read, parts, form }: PartLinesProps) {
  return (
    <Lines
      items={parts.map((place, index) => (
        <PartLine read={read} place={place} form={form} first={index === 0} last={index === parts.length - 1} />
      ))}
    />
  )
}

type PartLineProps = Omit<PartLinesProps, 'parts'> & {
  readonly place: Place
  readonly first: boolean
  readonly last: boolean
}

function PartLine({ read: { draft, places, reports, can }, place, form, first, last }: PartLineProps) {
  const { t } = useReader()
  const wrong = reports.filter(({ about }) => isIn(places, about, place.about)).length
  const name = placeName(t, place)
  return (
    <div class="row">
      <a href={partHref(draft.id, place.about)}>{name}</a>
      {wrong > 0 && <Tag tone="bad">{t('model.drafts.wrong', { count: wrong })}</Tag>}
      {can.write && (
        <Buttons>
          {!first && <MoveButton form={form} about={place.about} by="-1" name={name} />}
          {!last && <MoveButton form={form} about={place.about} by="1" name={name} />}
        </Buttons>
      )}
    </div>
  )
}

/** Whether a report about one place lies in another. */
function isIn(places: readonly Place[], about: string, holder: string): boolean {
  const place = places.find((one) => one.about === about)
  return about === holder || (place?.within ? isIn(places, place.within.about, holder) : false)
}

type MoveProps = { readonly form: FormState; readonly about: string; readonly by: '-1' | '1'; readonly name: string }

function MoveButton({ form: { action, csrf, once }, about, by, name }: MoveProps) {
  const { t } = useReader()
  return (
    <PostButton action={action} csrf={csrf} once={once} fields={{ _moved: about, _by: by }} kind="quiet" small>
      {t(by === '-1' ? 'model.drafts.move.up' : 'model.drafts.move.down')}
      <span class="vh">: {name}</span>
    </PostButton>
  )
}
