import { z } from 'zod'
import { PersonChoice, PersonSearch } from '#institutions'
import { searchPeople } from '#institutions/server'
import { Forbidden, PersonId } from '#kernel'
import { fields, page, yesNo } from '#platform'
import { ActionsBar, Button, FormPage, YesNo } from '#platform/ui'
import { teamOf } from './draft.query.server.ts'
import { NAME_WRITER, nameHref, teamHref } from './draft-paths.ts'
import { nameWriter } from './name-writer.server.ts'

const readNamed = fields(z.object({ personId: PersonId, leads: yesNo }))

/** Taking somebody into the team of a model: first the person by name, then the part. */
export const nameWriterPage = page({
  path: NAME_WRITER,
  act: 'model.writer.name',
  looking: 'unrecorded',
  load: async (ctx, { modelId }, query) => {
    const team = await teamOf(ctx, modelId)
    if (!team.may) throw new Forbidden('name the team of a model')
    const text = query.q ?? ''
    return { text, people: await searchPeople(ctx, text) }
  },
  title: ({ t }) => t('model.drafts.team.name'),
  form: (posted) => readNamed(posted),
  submit: (ctx, input) => nameWriter(ctx, input),
  refusals: {
    person_unknown: 'institutions.refusal.person_unknown',
    writes_already: 'model.drafts.refusal.writes_already',
  },
  then: ({ params: { modelId } }) => ({ to: teamHref(modelId), flash: 'model.drafts.team.named' }),
  needsNames: true,
  view: ({ loaded: { text, people }, params: { modelId }, form, t }) =>
    people.length > 0 ? (
      <FormPage form={form} title={t('model.drafts.team.name')} over={modelId}>
        <PersonChoice
          people={people}
          label={t('institutions.field.person')}
          again={{ href: nameHref(modelId), label: t('institutions.employ.search_again') }}
        />
        <YesNo name="leads" label={t('model.drafts.team.leads')} hint={t('model.drafts.team.leads_hint')} />
        <ActionsBar>
          <Button>{t('model.drafts.team.submit')}</Button>
        </ActionsBar>
      </FormPage>
    ) : (
      <PersonSearch
        form={form}
        action={nameHref(modelId)}
        text={text}
        title={t('model.drafts.team.name')}
        over={modelId}
        lead={t('model.drafts.team.search')}
        words={{
          who: 'institutions.employ.who',
          hint: 'institutions.employ.who_hint',
          nobody: 'institutions.employ.nobody',
        }}
      />
    ),
})
