import { z } from 'zod'
import { Forbidden, NotFound } from '#kernel'
import { fields, line, optionalText, page, useReader } from '#platform'
import { ActionsBar, Button, FormPage, Select, TextField } from '#platform/ui'
import { CHANGE_KINDS } from '../mapping/mapping-shape.domain.ts'
import { addPart } from './add-part.server.ts'
import { DraftCrumbs } from './draft-crumbs.tsx'
import { ADD_PART, partHref } from './draft-paths.ts'
import { PART_KINDS, type PartKind } from './draft-places.domain.ts'
import { wordLabel } from './draft-words.ts'
import { listFor } from './new-part.domain.ts'
import { readDraft } from './read-draft.server.ts'

const readAdded = fields(z.object({ called: line(200), id: optionalText(80) }))

/** Adding a part: what people call it. Its number or id is given by the product, unless somebody wants another id. */
export const addPartPage = page({
  path: ADD_PART,
  params: z.object({ draftId: z.uuid(), kind: z.enum(PART_KINDS) }),
  act: 'model.draft.change',
  looking: 'unrecorded',
  load: async (ctx, { draftId, kind }, query) => {
    const read = await readDraft(ctx, draftId)
    const within = query.within ? read.places.find(({ about }) => about === query.within) : null
    if (within === undefined || !listFor(kind, within)) throw new NotFound('place in a draft')
    if (!read.can.write) throw new Forbidden('change a draft')
    return { ...read, within }
  },
  title: ({ params: { kind }, t }) => t(`model.drafts.add.${kind}`),
  form: (posted, { within }) => {
    const read = readAdded(posted)
    return read.ok ? { ok: true, value: { ...read.value, within: within?.about ?? null } } : read
  },
  submit: (ctx, input) => addPart(ctx, input),
  refusals: {
    draft_closed: 'model.drafts.refusal.closed',
    id_taken: 'model.drafts.refusal.id_taken',
    id_unfit: 'model.drafts.refusal.id_unfit',
    not_a_part: 'model.drafts.refusal.not_a_part',
  },
  then: ({ value, params: { draftId } }) => ({ to: partHref(draftId, value), flash: 'model.drafts.added' }),
  view: ({ loaded: { draft, within }, params: { kind }, form, t }) => {
    const title = t(`model.drafts.add.${kind}`)
    const crumbs = <DraftCrumbs draft={draft} {...(within ? { place: within } : {})} here={title} />
    return (
      <FormPage form={form} crumbs={crumbs} title={title}>
        <CalledField kind={kind} />
        <IdField kind={kind} />
        <ActionsBar>
          <Button>{t('model.drafts.add.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})

/** A change of a mapping is called by its kind, which decides what it asks for; everything else by what people read. */
function CalledField({ kind }: { readonly kind: PartKind }) {
  const { t } = useReader()
  if (kind === 'mapping_change') {
    const options = CHANGE_KINDS.map((value) => ({ value, label: wordLabel(t, value, 'kind') }))
    return <Select name="called" label={t('model.drafts.key.kind')} options={options} />
  }
  const titled = kind === 'paragraph' || kind === 'chapter'
  return (
    <TextField
      name="called"
      label={t(titled ? 'model.drafts.key.title' : 'model.drafts.add.called')}
      autocomplete="off"
    />
  )
}

function IdField({ kind }: { readonly kind: PartKind }) {
  const { t } = useReader()
  if (kind === 'paragraph' || kind === 'chapter') return <p class="hint">{t('model.drafts.add.numbered')}</p>
  return (
    <TextField
      name="id"
      label={t('model.drafts.key.id')}
      hint={t('model.drafts.add.id_hint')}
      optional
      width="m"
      autocomplete="off"
    />
  )
}
