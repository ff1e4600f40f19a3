import { z } from 'zod'
import { type Form, nameIn } from '#model'
import { deeper, type PrintBlock, type PrintDocument, print, showDate } from '#platform'
import { informationClause } from '#protection'
import { OfCase, scope } from '../cases/case-scope.ts'
import { blankForm } from './blank-form.ts'
import { filledForm } from './filled-form.ts'
import {
  type BlankToPrint,
  blankToPrint,
  type FilledToPrint,
  filledToPrint,
  type OnPrint,
  visitToPrint,
} from './form-print.query.server.ts'
import { paragraphOf } from './paragraph-of.ts'
import { printMade } from './print-of-case.ts'
import { aboutCase, facts, heading, type Reader, small, text } from './print-words.ts'
import { formSignatures, signatures } from './signature-places.ts'

/** A form of a case as it was filled in, or as far as my institution's draft goes. */
export const formPrint = print({
  path: '/cases/:caseId/print/forms/:instanceId',
  params: OfCase.extend({ instanceId: z.uuid() }),
  act: 'casework.form.print',
  load: (ctx, { caseId, instanceId }) => filledToPrint(ctx, caseId, instanceId),
  looking: ({ caseId }, { page }) => printMade(caseId, 'form', page.form.id),
  scope,
  name: ({ loaded: { page, frame } }) => `${page.form.id}-${frame.code}`,
  document: ({ loaded, t, locale }) => filledDocument(loaded, { t, locale }),
})

/** A form of the model of the case, to fill in by hand. */
export const blankPrint = print({
  path: '/cases/:caseId/print/blank/:form',
  params: OfCase.extend({ form: z.string().max(80) }),
  act: 'casework.form.print',
  load: (ctx, { caseId, form }) => blankToPrint(ctx, caseId, form),
  looking: ({ caseId, form }) => printMade(caseId, 'blank', form),
  scope,
  name: ({ loaded: { frame }, params, t }) => `${params.form}-${t('casework.print.name.blank')}-${frame.code}`,
  document: ({ loaded, t, locale }) => blankDocument(loaded, { t, locale }),
})

/** The sheet for a visit at the family's home: the forms at hand, one after another. */
export const visitPrint = print({
  path: '/cases/:caseId/print/visit',
  params: OfCase,
  act: 'casework.form.print',
  load: (ctx, { caseId }) => visitToPrint(ctx, caseId),
  looking: ({ caseId }) => printMade(caseId, 'visit'),
  scope,
  name: ({ loaded: { frame }, t }) => `${t('casework.print.name.visit')}-${frame.code}`,
  document: ({ loaded, t, locale }) => visitDocument(loaded, { t, locale }),
})

const paper = ({ frame, printing }: OnPrint, title: string, blocks: readonly PrintBlock[]): PrintDocument => ({
  title,
  institution: printing,
  mark: frame.code,
  blocks,
})

function filledDocument(loaded: FilledToPrint, reader: Reader): PrintDocument {
  const { t, locale } = reader
  const { page, frame, author } = loaded
  const { form, answers, context, instance, subjectLabel } = page
  const done = instance?.completedOn
  const onPaper = instance?.recorded?.fromPaper === true
  const state = done ? t('casework.form.completed_on', { date: showDate(done) }) : t('casework.print.draft')
  const filled = filledForm(form, answers, context, reader)
  return paper(loaded, nameIn(form.name, locale), [
    ...facts([
      ...aboutCase(frame, reader),
      subjectLabel === null ? null : { label: t('casework.print.about'), text: subjectLabel },
      { label: t('casework.print.written_by'), text: author },
      { label: t('casework.print.state'), text: state },
      { label: t('casework.takeover.mark'), text: onPaper ? t('platform.word.yes') : '' },
    ]),
    text(form.purpose),
    ...(filled.length > 0
      ? filled
      : [text(t(onPaper ? 'casework.takeover.form.on_paper' : 'casework.form.nothing_shown'))]),
    ...consentClause(loaded, form, reader),
    ...formSignatures(context.model, form, instance?.recorded ?? null, reader),
  ])
}

function blankDocument(loaded: BlankToPrint, reader: Reader): PrintDocument {
  const [form] = loaded.forms
  if (!form) throw new Error('a blank print is of one form')
  return paper(loaded, nameIn(form.name, reader.locale), [
    ...facts(aboutCase(loaded.frame, reader)),
    ...blankParts(loaded, form, reader),
  ])
}

function visitDocument(loaded: BlankToPrint, reader: Reader): PrintDocument {
  const { t, locale } = reader
  const names = loaded.forms.map(({ name }) => nameIn(name, locale))
  return paper(loaded, t('casework.print.visit.title'), [
    ...facts([...aboutCase(loaded.frame, reader), { label: t('casework.print.visit.forms'), text: names.join(', ') }]),
    ...loaded.forms.flatMap((form, index) => [
      ...(index === 0 ? [] : [{ kind: 'new_page' } as const]),
      heading(2, nameIn(form.name, locale)),
      ...deeper(blankParts(loaded, form, reader), 1),
    ]),
  ])
}

function blankParts(loaded: BlankToPrint, form: Form, reader: Reader): readonly PrintBlock[] {
  const { known } = loaded
  return [
    text(form.purpose),
    ...blankForm(form, known, reader),
    ...consentClause(loaded, form, reader),
    ...formSignatures(known.model, form, null, reader),
    ...(form.record === 'plan' ? planSignatures(reader) : []),
  ]
}

/** Consent is given to what the model says of it, by somebody who was told about their data. */
const consentClause = ({ known, keeper, clause }: OnPrint, form: Form, reader: Reader): readonly PrintBlock[] =>
  form.record === 'participation_consent'
    ? [
        heading(2, reader.t('casework.print.consent_rules')),
        text(paragraphOf(known, form, reader)),
        text(reader.t('casework.print.clause.consent')),
        ...informationClause(keeper, clause, reader.t),
      ]
    : [small(paragraphOf(known, form, reader))]

/** The plan is accepted by each adult and each institution for themselves. */
const planSignatures = (reader: Reader): readonly PrintBlock[] => {
  const adult = reader.t('casework.print.adult')
  const institution = reader.t('casework.print.institution')
  return signatures([adult, adult, institution, institution, institution, institution], reader)
}
