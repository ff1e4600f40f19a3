import { Button } from './button.tsx'
import { CheckboxGroup, RadioGroup, Select, YesNo } from './choices.tsx'
import { DateField, FileField, MoneyField, NumberField, TextArea, TextField } from './field.tsx'
import { ActionsBar, Form, PostButton } from './form.tsx'
import type { FormState } from './form-context.ts'
import { Section } from './page-parts.tsx'
import { RepeatRows } from './repeat-rows.tsx'

const state: FormState = {
  action: '#',
  csrf: 'przykład',
  once: 'przykład',
  values: { phone: '12 34', needed: ['ops', 'pcpr'], agreed: 'oral', 'goals.0.goal': 'Syn chodzi do szkoły' },
  errors: { phone: 'Wpisz 9 cyfr, na przykład 000 000 000', needed: 'Zaznacz co najmniej trzy instytucje' },
}

/** Every kind of field, two of them with an error. */
export const StyleForm = () => (
  <Section id="fields" title="Pola">
    <Form state={state} files guard={false}>
      <TextField name="phone" label="Telefon" type="tel" width="s" autocomplete="tel" />
      <DateField name="met" label="Kiedy odbyła się rozmowa?" hint="Dzień, który już był." />
      <NumberField name="children" label="Ile dzieci mieszka w domu?" />
      <MoneyField name="cost" label="Koszt" optional />
      <CheckboxGroup
        name="needed"
        label="Które instytucje są potrzebne?"
        hint="Zaznacz wszystkie, które powinny działać razem."
        options={[
          { value: 'ops', label: 'OPS i gmina', hint: 'praca socjalna, świadczenia' },
          { value: 'pcpr', label: 'PCPR' },
          { value: 'school', label: 'Szkoła lub przedszkole' },
        ]}
      />
      <RadioGroup
        name="agreed"
        label="Czy rodzina zgadza się na współpracę?"
        options={[
          { value: 'written', label: 'Tak, pisemnie' },
          { value: 'oral', label: 'Tak, ustnie', hint: 'zgodę podpisze na spotkaniu' },
        ]}
      />
      <YesNo name="urgent" label="Czy pomoc jest pilna?" />
      <Select name="reason" label="Powód" optional options={[{ value: 'school', label: 'Nieobecności w szkole' }]} />
      <TextArea name="why" label="Dlaczego pomoc jednej instytucji nie wystarcza?" hint="2–5 zdań." />
      <FileField name="scan" label="Skan zgody" optional accept="application/pdf" />
      <RepeatRows
        section="goals"
        label="Cele"
        rows={2}
        rowLabel={(index) => `Cel ${index + 1}`}
        row={(name) => <TextField name={name('goal')} label="Co się zmieni?" />}
      />
      <ActionsBar saved="Szkic zapisany o 10:42">
        <Button>Dalej</Button>
        <Button kind="quiet" name="_act" value="draft">
          Zapisz i wróć później
        </Button>
      </ActionsBar>
    </Form>
    <PostButton action="#" csrf="przykład" kind="plain" small>
      Przypomnij
    </PostButton>
  </Section>
)
