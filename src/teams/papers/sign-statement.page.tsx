import { z } from 'zod'
import { BodyId } from '#kernel'
import { ModelForm, nameIn, newAnswers, readModelForm, valuesOfAnswers } from '#model'
import { fields, optionalChoice, type Posted, page, type Read } from '#platform'
import { Select } from '#platform/ui'
import { bodyPage } from '../bodies/body.page.tsx'
import { HOW_RECORDED } from '../steps/how-recorded.domain.ts'
import { FILE_REFUSALS } from '../steps/signed-paper.tsx'
import { PaperForm } from './paper-parts.tsx'
import { type PaperToKeep, statementToSign } from './paper-to-keep.server.ts'
import { type SignStatementInput, signStatement } from './sign-statement.server.ts'

const readWhose = fields(z.object({ _who: optionalChoice(z.uuid()), _how: optionalChoice(z.enum(HOW_RECORDED)) }))

type Statement = Pick<SignStatementInput, 'personId' | 'how' | 'answers' | 'uploads'>

/** The answers of the model's statement; of somebody without an account also whose it is and how it came. */
function readStatement(posted: Posted, { body: { model }, type, recording, context }: PaperToKeep): Read<Statement> {
  const whose = readWhose(posted)
  const answered = readModelForm(model.form(type.form ?? ''), posted, context)
  const asked = recording && whose.ok ? (['_who', '_how'] as const).filter((one) => whose.value[one] === undefined) : []
  const missing = Object.fromEntries(asked.map((name) => [name, { key: 'platform.form.required' } as const]))
  if (!whose.ok || !answered.ok || asked.length > 0) {
    const errors = { ...(whose.ok ? missing : whose.errors), ...(answered.ok ? {} : answered.errors) }
    return { ok: false, errors }
  }
  return { ok: true, value: { personId: whose.value._who, how: whose.value._how, ...answered.value } }
}

/** Signing one's statement of confidentiality, or writing down that of somebody without an account. */
export const signStatementPage = page({
  path: '/teams/:bodyId/statements/new',
  params: z.object({ bodyId: BodyId }),
  act: 'teams.statement.sign',
  looking: 'unrecorded',
  load: (ctx, { bodyId }, query): Promise<PaperToKeep> => statementToSign(ctx, bodyId, query.recording === 'yes'),
  title: ({ loaded, visitor }) => nameIn(loaded.type.name, visitor.locale),
  initial: ({ body: { model }, type, context }) => {
    const form = model.form(type.form ?? '')
    return valuesOfAnswers(form, newAnswers(form, context), context)
  },
  form: (posted, loaded) => readStatement(posted, loaded),
  submit: (ctx, input, { loaded }) => signStatement(ctx, { ...input, recording: loaded.recording }),
  refusals: {
    already_in_force: 'teams.step.already_in_force',
    not_confirmed: 'teams.step.not_confirmed',
    not_without_account: 'teams.step.not_without_account',
    ...FILE_REFUSALS,
  },
  then: ({ params: { bodyId } }) => ({ to: bodyPage.at({ bodyId }), flash: 'teams.paper.statement.done' }),
  view: ({ loaded, form, t }) => (
    <PaperForm paper={loaded} form={form} lead="teams.paper.statement.lead">
      {loaded.recording && (
        <>
          <Select
            name="_who"
            label={t('teams.step.who')}
            options={loaded.people.map(({ personId, label }) => ({ value: personId, label }))}
          />
          {loaded.people.length === 0 && <p class="fine">{t('teams.step.nobody_to_record')}</p>}
        </>
      )}
      <ModelForm form={loaded.body.model.form(loaded.type.form ?? '')} context={loaded.context} />
    </PaperForm>
  ),
})
