import fc from 'fast-check'
import type { Child } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import { translator } from '../i18n/translate.server.ts'
import { wordsIn } from '../web/words.ts'
import {
  Button,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  Form,
  FormPage,
  type FormState,
  MoneyField,
  RadioGroup,
  RepeatRows,
  Select,
  TextArea,
  TextField,
  WHOLE_FORM,
  WordsContext,
  YesNo,
} from './index.ts'

const words = wordsIn(translator('pl'))
const blank: FormState = { action: '/sprawy/1', csrf: 'dowód', once: 'raz', values: {}, errors: {} }

const html = (part: Child) => String(<WordsContext.Provider value={words}>{part}</WordsContext.Provider>)
const inForm = (state: Partial<FormState>, part: Child) => html(<Form state={{ ...blank, ...state }}>{part}</Form>)
/** The opening tag that carries this attribute. */
const tagWith = (page: string, attribute: string) =>
  page.match(/<[a-z][^>]*>/g)?.find((tag) => tag.includes(attribute)) ?? `no tag with ${attribute}`
const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

describe('a field', () => {
  test('is named by the label above it', () => {
    const page = inForm({}, <TextField name="phone" label="Telefon" />)
    expect(page).toContain('<label for="f-phone">Telefon</label>')
    expect(tagWith(page, 'name="phone"')).toContain('id="f-phone"')
  })

  test('says that it may be left empty, and says nothing when it must be filled in', () => {
    const page = inForm(
      {},
      <>
        <TextField name="phone" label="Telefon" />
        <TextField name="remarks" label="Uwagi" optional />
      </>,
    )
    expect(page.match(/\(nieobowiązkowe\)/g)).toHaveLength(1)
    expect(page).toMatch(/Uwagi\s*<span class="opt">\(nieobowiązkowe\)<\/span><\/label>/)
    expect(tagWith(page, 'name="phone"')).toContain('aria-required="true"')
    expect(tagWith(page, 'name="remarks"')).not.toContain('aria-required')
  })

  test('is read with its hint and then its error, and is marked as wrong', () => {
    const page = inForm(
      { errors: { why: 'Opisz, co już próbowano' } },
      <TextArea name="why" label="Dlaczego?" hint="2–5 zdań." />,
    )
    const control = tagWith(page, 'name="why"')
    expect(control).toContain('aria-describedby="f-why-hint f-why-error"')
    expect(control).toContain('aria-invalid="true"')
    expect(page).toContain('<p class="hint" id="f-why-hint">2–5 zdań.</p>')
    expect(page).toMatch(/id="f-why-error">.*<span class="vh">Błąd: <\/span>Opisz, co już próbowano/)
  })

  test('without a hint and an error points to nothing', () => {
    const control = tagWith(inForm({}, <TextField name="phone" label="Telefon" />), 'name="phone"')
    expect(control).not.toContain('aria-describedby')
    expect(control).not.toContain('aria-invalid')
  })

  test('with a unit is read with it', () => {
    const page = inForm({}, <MoneyField name="cost" label="Koszt" hint="Za miesiąc." />)
    expect(tagWith(page, 'name="cost"')).toContain('aria-describedby="f-cost-hint f-cost-unit"')
    expect(page).toContain('<span id="f-cost-unit">zł</span>')
  })

  test('for a day keeps the way it was typed and shows an example beside its own hint', () => {
    const page = inForm(
      { values: { met: '4.12.2026' } },
      <DateField name="met" label="Kiedy?" hint="Dzień, który już był." />,
    )
    expect(tagWith(page, 'name="met"')).toContain('value="4.12.2026"')
    expect(tagWith(page, 'name="met"')).toContain('type="text"')
    expect(page).toContain(`Dzień, który już był. ${words.date_hint}`)
  })

  test('never gives a typed password back', () => {
    const page = inForm(
      { values: { secret: 'kot-na-dachu' } },
      <TextField name="secret" label="Hasło" type="password" />,
    )
    expect(page).not.toContain('kot-na-dachu')
  })

  test('keeps whatever was typed, letter for letter, and never lets it become part of the page', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('</textarea><script>', '"><img src=x>', '\npierwsza')),
        (typed) => {
          const page = inForm({ values: { why: typed, name: typed } }, [
            <TextArea name="why" label="Dlaczego?" />,
            <TextField name="name" label="Imię" />,
          ])
          const kept = /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(page)?.[1]
          expect(unescaped(kept ?? 'nothing')).toBe(typed)
          const line = / name="name"[^>]*? value="([^"]*)"/.exec(page)?.[1]
          expect(unescaped(line ?? 'nothing')).toBe(typed)
          expect(page).not.toMatch(/<script|<img/)
        },
      ),
    )
  })

  test('outside a form is refused as a mistake of ours', () => {
    expect(() => html(<TextField name="phone" label="Telefon" />)).toThrow('outside FormContext')
  })
})

describe('a question with answers to choose from', () => {
  const options = [
    { value: 'ops', label: 'OPS i gmina', hint: 'praca socjalna' },
    { value: 'pcpr', label: 'PCPR' },
    { value: 'school', label: 'Szkoła' },
  ]

  test('is one group under its question, and keeps every answer ticked', () => {
    const page = inForm(
      { values: { needed: ['ops', 'school'] } },
      <CheckboxGroup name="needed" label="Które instytucje?" hint="Zaznacz wszystkie." options={options} />,
    )
    expect(page).toContain('<legend>Które instytucje?</legend>')
    expect(tagWith(page, '<fieldset')).toContain('aria-describedby="f-needed-hint"')
    expect(tagWith(page, 'value="ops"')).toContain('checked=""')
    expect(tagWith(page, 'value="pcpr"')).not.toContain('checked')
    expect(tagWith(page, 'value="school"')).toContain('checked=""')
  })

  test('leads from the error summary to its first answer', () => {
    const page = inForm(
      { errors: { agreed: 'Wybierz odpowiedź' } },
      <RadioGroup name="agreed" label="Czy rodzina się zgadza?" options={options} />,
    )
    expect(page).toContain('<a href="#f-agreed">Czy rodzina się zgadza? Wybierz odpowiedź</a>')
    expect(tagWith(page, 'id="f-agreed"')).toContain('value="ops"')
    expect(tagWith(page, '<fieldset')).toContain('aria-describedby="f-agreed-error"')
  })

  test('has no answer chosen beforehand', () => {
    const page = inForm({}, [
      <YesNo name="urgent" label="Czy pomoc jest pilna?" />,
      <Select name="reason" label="Powód" options={[{ value: 'a', label: 'Nieobecności' }]} />,
    ])
    expect(page).not.toMatch(/ (checked|selected)=/)
    expect(page).toMatch(/<select[^>]*><option value="">/)
  })
})

describe('a form', () => {
  test('says first what is wrong, each line leading to its field, in the order of fields', () => {
    const errors = { phone: 'Wpisz 9 cyfr', why: 'Opisz powód', [WHOLE_FORM]: 'Sprawa zmieniła się w tym czasie' }
    const page = inForm({ errors }, [
      <TextField name="phone" label="Telefon" />,
      <TextArea name="why" label="Dlaczego?" />,
    ])
    expect(tagWith(page, 'class="errs"')).toContain('role="alert"')
    expect(page.indexOf('class="errs"')).toBeLessThan(page.indexOf('name="phone"'))
    const lines = [...page.matchAll(/<li>(.*?)<\/li>/g)].map((found) => found[1])
    expect(lines).toEqual([
      '<a href="#f-phone">Telefon: Wpisz 9 cyfr</a>',
      '<a href="#f-why">Dlaczego? Opisz powód</a>',
      'Sprawa zmieniła się w tym czasie',
    ])
  })

  test('calls fields of rows by their row, and what has no label by its message alone', () => {
    const page = html(
      <FormPage title="Karta" form={{ ...blank, errors: { 'goals.1.goal': 'Uzupełnij to pole.', gone: 'Brak.' } }}>
        <RepeatRows
          section="goals"
          label="Cele"
          rows={2}
          rowLabel={(index) => `Cel ${index + 1}`}
          row={(name) => <TextField name={name('goal')} label={<b>{'Co <zmieni>'}</b>} />}
        />
      </FormPage>,
    )
    const summary = page.slice(page.indexOf('class="errs"'), page.indexOf('<h1>'))
    expect(summary).toContain('<a href="#f-goals.1.goal">Cel 2, Co &lt;zmieni&gt;: Uzupełnij to pole.</a>')
    expect(summary).toContain('<a href="#f-gone">Brak.</a>')
    expect(page).not.toContain('<!--')
  })

  test('with a long question is called by its beginning', () => {
    const long =
      'Czy ktoś z rodziny ma potrzebę, o której nikt jeszcze nie powiedział głośno, a która jest ważna dla dzieci?'
    const page = inForm({ errors: { long: 'Uzupełnij to pole.' } }, <TextField name="long" label={long} />)
    const called = page.match(/<a href="#f-long">(.*?): Uzupełnij to pole\.<\/a>/)?.[1] ?? ''
    expect([called.endsWith('…'), long.startsWith(called.slice(0, -1)), called.length < 95]).toEqual([true, true, true])
  })

  test('without errors shows no summary', () => {
    expect(inForm({}, <ErrorSummary />)).not.toContain('role="alert"')
  })

  test('carries the proof of our page, the mark against a double post and the version it began from', () => {
    const page = inForm({ version: 7 }, <Button>Zapisz</Button>)
    expect(tagWith(page, '<form')).toContain('method="post" action="/sprawy/1"')
    expect(page).toContain('name="_csrf" value="dowód"')
    expect(page).toContain('name="_once" value="raz"')
    expect(page).toContain('name="_version" value="7"')
    expect(inForm({}, '')).not.toContain('_version')
  })

  test('on a page of its own shows the summary once, before the heading', () => {
    const page = html(
      <FormPage title="Karta" form={{ ...blank, errors: { phone: 'Wpisz 9 cyfr' } }}>
        <TextField name="phone" label="Telefon" />
      </FormPage>,
    )
    expect(page.match(/class="errs"/g)).toHaveLength(1)
    expect(page.indexOf('class="errs"')).toBeLessThan(page.indexOf('<h1>'))
  })
})

describe('a section that repeats', () => {
  const goals = (state: Partial<FormState>, rows: number, limits: { min?: number; max?: number } = {}) =>
    inForm(
      state,
      <RepeatRows
        section="goals"
        label="Cele"
        rows={rows}
        {...limits}
        rowLabel={(index) => `Cel ${index + 1}`}
        row={(name) => <TextField name={name('goal')} label="Co się zmieni?" />}
      />,
    )

  test('names the fields of each row apart and groups them under the row', () => {
    const page = goals({ values: { 'goals.1.goal': 'Syn chodzi do szkoły' } }, 2)
    expect(page).toContain('<legend>Cel 2</legend>')
    expect(tagWith(page, 'name="goals.1.goal"')).toContain('value="Syn chodzi do szkoły"')
  })

  test('adds and removes rows with plain buttons that say which row they mean', () => {
    const page = goals({}, 2)
    expect(tagWith(page, 'name="_add"')).toContain('value="goals"')
    expect(page).toMatch(/name="_remove" value="goals\.1">[^<]+<span class="vh">: Cel 2<\/span>/)
  })

  test('does not remove a row when somebody presses Enter', () => {
    const first = goals({}, 2).match(/<button[^>]*>/)?.[0]
    expect(first).not.toContain('_remove')
    expect(first).not.toContain('_add')
  })

  test('offers no button that would break its limits', () => {
    expect(goals({}, 1, { min: 1, max: 3 })).not.toContain('_remove')
    expect(goals({}, 3, { min: 1, max: 3 })).not.toContain('_add')
  })

  test('can be reached from the error summary when rows are missing', () => {
    const page = goals({ errors: { goals: 'Dodaj co najmniej jeden cel' } }, 0)
    expect(page).toContain('<a href="#f-goals">')
    expect(tagWith(page, 'id="f-goals"')).toContain('tabindex="-1"')
  })
})
