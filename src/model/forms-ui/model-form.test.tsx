import type { Child } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { type Posted, page } from '#platform'
import { addMessages, translator } from '#platform/server'
import { FormContext as PageForm } from '#platform/ui'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting } from '#test/world.ts'
import type { FormContext } from '../answers/answers.domain.ts'
import { newAnswers } from '../answers/change-rows.domain.ts'
import type { Form } from '../definition/document.ts'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import { modelMessages } from '../i18n/messages.ts'
import { ModelAnswers } from './model-answers.tsx'
import { ModelForm } from './model-form.tsx'
import { readModelDraft, readModelForm, readModelPart, valuesOfAnswers, withStored } from './read-model-form.ts'

addMessages(modelMessages)
const t = translator('pl')
const { actAs } = acting(await testDatabase())
const model = indexModel(shippedModel(RURAL))
let made = 0
const context: FormContext = {
  model,
  today: localDate('2026-11-23'),
  offered: {
    persons: [{ id: 'p1', label: 'Anna', adult: true }],
    teamInstitutions: [{ id: 'i1', label: 'Szkoła' }],
    otherInstitutions: [],
    goals: [],
    actions: [],
    items: [],
    services: [],
    files: [],
  },
  prefill: {},
  happened: () => false,
  newRowId: () => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`,
}
type Values = Readonly<Record<string, string | readonly string[]>>
/** A page of its own around the part, opened as a browser would. */
const opened = async (view: () => Child): Promise<string> => {
  const trial = page({
    path: '/trial',
    act: 'model.form.try',
    looking: 'public',
    open: 'public',
    load: async () => null,
    title: () => 'Próba',
    view,
  })
  return (await visiting(actAs, [trial]).open('/trial', null)).html
}
const shown = (form: Form, values: Values, errors: Readonly<Record<string, string>> = {}): Promise<string> =>
  opened(() => (
    <PageForm.Provider value={{ action: '/', csrf: 'c', once: 'o', values, errors }}>
      <ModelForm form={form} context={context} />
    </PageForm.Provider>
  ))
const sent = (values: Values, files: Posted['files'] = {}): Posted => ({
  fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat()])),
  files,
})

/** One form with every kind of field the format knows, so that no model is needed to see them. */
const everyKind: Form = {
  id: 'proba',
  name: { pl: 'Próba', en: 'Trial' },
  record: 'survey',
  instances: 'one',
  purpose: '',
  filledBy: [],
  signedBy: [],
  clause: 'W-1.1',
  sections: [
    {
      id: 'jeden',
      label: 'Jeden',
      fields: [
        { id: 'tekst', kind: 'text', label: 'Tekst', required: true },
        { id: 'kwota', kind: 'money', label: 'Kwota', max: 10_000 },
        { id: 'tak', kind: 'yes_no', label: 'Czy tak', required: true },
        { id: 'ile', kind: 'number', label: 'Ile', required: true, showWhen: { field: 'tak', equals: true } },
        { id: 'dzien', kind: 'date', label: 'Dzień', notAfter: 'today' },
        { id: 'osoba', kind: 'person', label: 'Osoba' },
        { id: 'plik', kind: 'file', label: 'Plik', accept: ['pdf'] },
        { id: 'naglowek', kind: 'heading', label: 'Nagłówek' },
      ],
    },
    {
      id: 'wiersze',
      label: 'Wiersze',
      repeat: { over: 'rows', min: 1, max: 2 },
      fields: [{ id: 'co', kind: 'text', label: 'Co', required: true }],
    },
  ],
}
const good = { 'jeden.tekst': 'a', 'jeden.tak': 'no', 'wiersze.0.co': 'b' }

describe('a form of the model in the page', () => {
  test('every form of the rural model is shown with every question, conditional ones with their condition', async () => {
    for (const form of model.form.all) {
      const html = await shown(form, valuesOfAnswers(form, newAnswers(form, context), context))
      const asked = form.sections.filter(({ repeat }) => !repeat).flatMap(({ fields }) => fields)
      for (const { label } of asked) expect(html).toContain(label.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))
    }
    expect(await shown(everyKind, {})).toContain('Odpowiedz tylko wtedy, gdy „Czy tak” to: Tak.')
  })

  test('a goal that has no words yet is offered by the name of its row', async () => {
    const plan = model.form('program-ipw')
    const html = await shown(plan, valuesOfAnswers(plan, newAnswers(plan, context), context))
    expect(html).toMatch(/name="dzialania\.0\.do-celu"[^>]*><span>Pozycja 1/)
  })

  test('what was typed stays as typed, markup as text', async () => {
    const html = await shown(
      everyKind,
      { 'jeden.tekst': '<b>"x"</b>', 'jeden.kwota': 'dużo' },
      { 'jeden.kwota': 'Wpisz kwotę' },
    )
    expect(html).toContain('&lt;b&gt;&quot;x&quot;&lt;/b&gt;')
    expect(html).toContain('dużo')
    expect(html).toContain('Wpisz kwotę')
  })

  test('rows come and go by buttons, keep what was typed, and are objected to only when sent', async () => {
    const added = readModelForm(everyKind, sent({ ...good, _add: 'wiersze', _note: 'obok' }), context)
    if (added.ok || !added.values) throw new Error('rows were not changed')
    expect(added.errors).toEqual({})
    expect(added.values['wiersze.0.co']).toEqual(['b'])
    expect(added.values._note).toEqual(['obok'])
    expect(await shown(everyKind, added.values)).toContain('wiersze.1.co')
    const removed = readModelForm(everyKind, sent({ ...added.values, _remove: 'wiersze.0' }), context)
    if (removed.ok || !removed.values) throw new Error('rows were not changed')
    expect(removed.values['wiersze.0.co']).toEqual([])
  })

  test('each wrong answer is told at its question, amounts and days as people write them', () => {
    const wrong = {
      ...good,
      'jeden.tekst': '',
      'jeden.kwota': '200',
      'jeden.tak': 'yes',
      'jeden.dzien': '24.11.2026',
      'jeden.osoba': 'p9',
    }
    const read = readModelForm(everyKind, sent(wrong), context)
    if (read.ok) throw new Error('wrong answers were taken')
    const said = Object.fromEntries(
      Object.entries(read.errors).map(([name, { key, params }]) => [name, t(key, params).replaceAll('\u00a0', ' ')]),
    )
    expect(said).toEqual({
      'jeden.tekst': 'Odpowiedz na pytanie: Tekst',
      'jeden.kwota': 'Podaj wartość nie większą niż 100 zł.',
      'jeden.ile': 'Odpowiedz na pytanie: Ile',
      'jeden.dzien': 'Podaj datę nie późniejszą niż 23.11.2026.',
      'jeden.osoba': 'Wybierz jedną z podanych odpowiedzi.',
    })
  })

  test('a chosen file is an answer of its kind, and is named by its stored id afterwards', () => {
    const file = { name: 'skan.PDF', bytes: new Uint8Array([1]) }
    const read = readModelForm(everyKind, sent(good, { 'jeden.plik': file }), context)
    if (!read.ok) throw new Error(JSON.stringify(read.errors))
    expect(Object.keys(read.value.uploads)).toEqual(['upload:jeden.plik'])
    const stored = withStored(read.value.answers, { 'upload:jeden.plik': 'f1' })
    expect(stored.jeden).toMatchObject({ plik: 'f1', tekst: 'a' })
    const other = readModelForm(everyKind, sent(good, { 'jeden.plik': { ...file, name: 'skan.exe' } }), context)
    expect(other).toMatchObject({ ok: false, errors: { 'jeden.plik': { key: 'model.answer.wrong_file_kind' } } })
  })

  test('a finished form shows what was answered and nothing that was hidden', async () => {
    const answers = { jeden: { tekst: 'a', tak: false, ile: 7, kwota: 123_450, dzien: '2026-11-22', osoba: 'p1' } }
    const html = await opened(() => <ModelAnswers form={everyKind} answers={answers} context={context} />)
    expect(html.replaceAll('\u00a0', ' ')).toContain('1 234,50 zł')
    expect(html).toContain('22.11.2026')
    expect(html).toContain('Anna')
    expect(html).not.toContain('Ile')
  })
})

describe('what is still being written', () => {
  const report = model.form('karta-zgloszenia')
  const section = report.sections.find(({ id }) => id === 'rodzina')
  const posted: Posted = {
    fields: { 'rodzina.przez-kogo': ['Sąsiadka'], 'sprawa.opis': ['Z innej części'] },
    files: {},
  }

  test('keeps an answer that another answer closed, in a part and in the whole form', () => {
    if (!section) throw new Error('the report card has no such section')
    const standing = { sprawa: { opis: 'Zapisane wcześniej' } }
    expect(readModelPart(report, section, posted, standing, context)).toMatchObject({
      ok: true,
      value: { answers: { rodzina: { 'przez-kogo': 'Sąsiadka' }, sprawa: { opis: 'Zapisane wcześniej' } } },
    })
    expect(readModelDraft(report, posted, context)).toMatchObject({
      ok: true,
      value: { answers: { rodzina: { 'przez-kogo': 'Sąsiadka' }, sprawa: { opis: 'Z innej części' } } },
    })
  })

  test('is refused, and not dropped, where it cannot be kept', () => {
    const long: Posted = { fields: { 'sprawa.opis': ['a'.repeat(10_001)] }, files: {} }
    const read = readModelDraft(report, long, context)
    expect(read).toMatchObject({ ok: false, errors: { 'sprawa.opis': { key: 'model.answer.too_long' } } })
  })
})
