import { NotFound } from '#kernel'
import { clean, type Posted, page, type Read, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  FormPage,
  type FormState,
  Hidden,
  Note,
  Section,
  Stack,
  WHOLE_FORM,
} from '#platform/ui'
import { attachedFiles } from '../attachments/attached-files.query.server.ts'
import { EvidenceBeside } from '../evidence/evidence-beside.tsx'
import { type PracticeOfBase, practiceOfBase } from '../evidence/practice-of-base.query.server.ts'
import { movePart, writePlace } from './change-draft.server.ts'
import { attachmentsUnder, DraftAttachments, digestsIn, FileOf, type FilesHere } from './draft-attachments.tsx'
import { DraftCrumbs, placeName } from './draft-crumbs.tsx'
import { asJsonObject, type JsonObject } from './draft-document.domain.ts'
import { jsonOf, valuesOf } from './draft-fields.domain.ts'
import { addHref, PART, PartParams, partHref } from './draft-paths.ts'
import { formOf, KINDS, LASTING_KINDS, type PartKey } from './draft-places.domain.ts'
import { DrawnFields } from './drawn-field.tsx'
import { withRowPressed } from './field-values.domain.ts'
import type { Place } from './find-place.domain.ts'
import { DraftContext } from './offers.ts'
import { type Moved, PartLines, readMoved } from './part-lines.tsx'
import { errorsAt } from './placed-reports.domain.ts'
import { type DraftRead, placesBefore, readDraft } from './read-draft.server.ts'

/** How many months of practice are told beside a paragraph that is written. */
const MONTHS = 12

type Loaded = DraftRead & {
  readonly place: Place
  readonly before: readonly Place[]
  readonly practice: PracticeOfBase | null
  readonly files: FilesHere
}
type Written = { readonly seen: number; readonly written: JsonObject } | Moved

/** One part of a draft as a form: whatever the format has for it, and what the check says of it, each at its field. */
export const draftPartPage = page({
  path: PART,
  params: PartParams,
  act: 'model.draft.change',
  looking: 'unrecorded',
  load: async (ctx, { draftId, about }): Promise<Loaded> => {
    const read = await readDraft(ctx, draftId)
    const place = read.places.find((one) => one.about === about)
    if (!place) throw new NotFound('part of a draft')
    const practice = place.kind === 'paragraph' ? await practiceOfBase(ctx, read.draft.basedOn, about) : null
    const before = /^mapping/.test(place.kind) ? await placesBefore(ctx, read.draft) : []
    const files = await attachedFiles(ctx, digestsIn([place, ...attachmentsUnder(read.places, about)]))
    return { ...read, place, before, practice, files }
  },
  title: ({ loaded: { place }, t }) => placeName(t, place),
  initial: ({ place, draft }) => ({
    _version: String(draft.rowVersion),
    ...valuesOf(formOf(place.kind, place.value), place.value, ''),
  }),
  form: (posted, loaded) => readPart(posted, loaded),
  submit: (ctx, input) =>
    'moved' in input
      ? movePart(ctx, { draftId: input.draftId, about: input.moved, by: input.by })
      : writePlace(ctx, input),
  refusals: { draft_closed: 'model.drafts.refusal.closed' },
  then: ({ params: { draftId, about } }) => ({ to: partHref(draftId, about), flash: 'model.drafts.part.saved' }),
  view: ({ loaded, form, t }) => {
    const { place, places, before, draft, reports, can } = loaded
    const errors = { ...errorsAt(reports, place.about, WHOLE_FORM), ...form.errors }
    return (
      <DraftContext.Provider value={{ places, place, before }}>
        <Stack>
          <FormPage
            form={{ ...form, errors }}
            crumbs={<DraftCrumbs draft={draft} place={place} />}
            over={t(`model.drafts.kind_of.${place.kind}`)}
            title={placeName(t, place)}
            errorTitle={t('model.drafts.part.to_mend')}
          >
            {!can.write && <Note kind="info" text={t('model.drafts.refusal.closed')} />}
            <Hidden name="_version" value={versionIn(form, draft.rowVersion)} />
            {place.kind === 'attachment' && (
              <p>
                <FileOf place={place} files={loaded.files} />
              </p>
            )}
            <DrawnFields keys={formOf(place.kind, place.value).keys} around={[place.kind]} />
            {can.write && (
              <ActionsBar>
                <Button>{t('model.drafts.part.save')}</Button>
                <DivideLink draftId={draft.id} place={place} />
                <RemoveLink draftId={draft.id} place={place} />
              </ActionsBar>
            )}
          </FormPage>
          {loaded.practice && <EvidenceBeside {...loaded.practice} months={MONTHS} />}
          {place.kind === 'paragraph' && <DraftAttachments read={loaded} paragraph={place} files={loaded.files} />}
          {KINDS[place.kind].parts.map((part) => (
            <Parts loaded={loaded} part={part} form={form} />
          ))}
        </Stack>
      </DraftContext.Provider>
    )
  },
})

/** The number of the text when the form was first opened: a press that adds a row must not hide what others changed meanwhile. */
const versionIn = ({ values }: FormState, now: number): string => [values._version ?? ''].flat()[0] || String(now)

function readPart(posted: Posted, { place }: Loaded): Read<Written> {
  const sent = Object.fromEntries(Object.entries(posted.fields).map(([name, texts]) => [name, texts.map(clean)]))
  const [version = '0'] = sent._version ?? []
  const moved = readMoved(posted)
  if (moved) return { ok: true, value: moved }
  const pressed = withRowPressed(sent)
  if (pressed) return { ok: false, errors: {}, values: { ...pressed, _version: [version] } }
  const written = asJsonObject(jsonOf(formOf(place.kind, place.value), sent, ''))
  return { ok: true, value: { seen: Number(version) || 0, written } }
}

const LASTING: ReadonlySet<string> = new Set(LASTING_KINDS)

function RemoveLink({ draftId, place }: { readonly draftId: string; readonly place: Place }) {
  const { t } = useReader()
  if (LASTING.has(place.kind)) return null
  return (
    <ButtonLink kind="quiet" href={`${partHref(draftId, place.about)}/remove`}>
      {t('model.drafts.remove.link')}
    </ButtonLink>
  )
}

/** What can be done with a part as a whole, and under which address. */
const DIVISIONS = {
  stage: { path: 'split-stage', label: 'model.drafts.split.stage.link' },
  role: { path: 'split-role', label: 'model.drafts.split.role.link' },
  field: { path: 'move-field', label: 'model.drafts.move_field.link' },
} as const
const hasDivision = (kind: string): kind is keyof typeof DIVISIONS => Object.hasOwn(DIVISIONS, kind)

function DivideLink({ draftId, place }: { readonly draftId: string; readonly place: Place }) {
  const { t } = useReader()
  if (!hasDivision(place.kind)) return null
  const { path, label } = DIVISIONS[place.kind]
  return (
    <ButtonLink kind="plain" href={`${partHref(draftId, place.about)}/${path}`}>
      {t(label)}
    </ButtonLink>
  )
}

type PartsProps = { readonly loaded: Loaded; readonly part: PartKey; readonly form: FormState }

/** Parts with pages of their own, in their order. */
function Parts({ loaded, part: { key, kind }, form }: PartsProps) {
  const { t } = useReader()
  const { place, places, draft, can } = loaded
  const own = places.filter((one) => one.within?.about === place.about && one.way.at(-2) === key)
  const title = key === 'anytime' ? t('model.drafts.anytime') : t(`model.drafts.kind.${kind}`)
  return (
    <Section id={`parts-${key}`} title={title} count={own.length}>
      <PartLines read={loaded} parts={own} form={form} />
      {can.write && (
        <p>
          <ButtonLink href={addHref(draft.id, kind, place.about)}>{t(`model.drafts.add.${kind}`)}</ButtonLink>
        </p>
      )}
    </Section>
  )
}
