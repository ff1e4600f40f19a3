import { Button, ButtonLink, Buttons } from './button.tsx'
import { Icon } from './icon.tsx'
import { type IconName, icons } from './icons.ts'
import { Knot, type Strand } from './knot.tsx'
import { Agenda, KeyValues, Lines, People, Timeline } from './lists.tsx'
import { Empty, Job, Locked, LockedInline, More, Note, Why } from './notes.tsx'
import { Columns, Crumbs, Head, ScrollRegion, Section, Sheet, Stack } from './page-parts.tsx'
import type { SectorOrFamily } from './sectors.ts'
import { StyleForm } from './style-form.tsx'
import { StyleFrames } from './style-frames.tsx'
import { Figures, Mark, Money, Prov, Tag } from './tags.tsx'
import { Ticks, Turn } from './turn.tsx'

/** Every part and state on one page, for development and for the accessibility run. People and families are invented. */
export function StylePage() {
  return (
    <>
      <Crumbs items={[{ label: 'Pulpit', href: '#' }, { label: 'Zestaw części' }]} />
      <Head over="Zestaw części" title="Części i stany" lead="Wszystko, z czego składają się strony.">
        <ButtonLink icon="printer" href="#">
          Drukuj
        </ButtonLink>
        <ButtonLink kind="main" icon="plus" href="#">
          Nowe zgłoszenie
        </ButtonLink>
      </Head>
      <StyleFrames />
      <Columns kind="2">
        <Stack>
          <Buttonry />
          <Marks />
          <Clocks />
          <Withheld />
          <Together />
        </Stack>
        <Stack>
          <Notes />
          <Lists />
          <StyleForm />
        </Stack>
      </Columns>
    </>
  )
}

const Buttonry = () => (
  <Section id="buttons" title="Przyciski" note="jeden główny na ekran">
    <Stack>
      <Buttons>
        <Button>Główny</Button>
        <Button kind="plain">Zwykły</Button>
        <Button kind="quiet">Cichy</Button>
        <Button kind="bad">Usuń szkic</Button>
        <Button small>Mały</Button>
      </Buttons>
      <p class="row">
        {Object.keys(icons).map((name) => (
          // Object.keys forgets the type of the keys of a constant.
          <Icon name={name as IconName} />
        ))}
      </p>
    </Stack>
  </Section>
)

const sectors: readonly [SectorOrFamily, string][] = [
  ['social_assistance', 'OPS'],
  ['family_support', 'PCPR'],
  ['education', 'Szkoła'],
  ['police', 'Policja'],
  ['courts_probation', 'Kurator'],
  ['health', 'Zdrowie'],
  ['ngo', 'NGO'],
  ['local_government', 'Gmina'],
  ['family', 'Rodzina'],
]

const Marks = () => (
  <Section id="marks" title="Znaki i stany">
    <p class="row">
      {sectors.map(([sector, name]) => (
        <Mark sector={sector} name={name} />
      ))}
    </p>
    <p class="row">
      <Tag icon="pencil">szkic</Tag>
      <Tag tone="turn" icon="hourglass">
        czeka
      </Tag>
      <Tag tone="ok" icon="check">
        uzgodnione
      </Tag>
      <Tag tone="bad" icon="alert-triangle">
        po terminie
      </Tag>
      <Tag tone="info" icon="file-text">
        wersja 2
      </Tag>
      <Tag tone="line" icon="shield">
        adres chroniony
      </Tag>
    </p>
    <Prov by={{ sector: 'social_assistance', name: 'OPS' }}>Maria Przykładna · 18.11.2026, 10:42 · wersja 3</Prov>
  </Section>
)

const school = <Mark sector="education" name="Szkoła" />
const centre = <Mark sector="social_assistance" name="OPS" />

const Clocks = () => (
  <Section id="clocks" title="Na kogo czekamy" note="czerwone tylko ustawowe">
    <Lines
      items={[
        <Turn from={school} to={centre}>
          <Ticks passed={3} left={2} past={0} label="Umówione do 25.11, zostały 2 dni robocze" /> umówione do śr 25.11
        </Turn>,
        <Turn from={school} to={centre}>
          <Ticks passed={8} left={0} past={1} label="Umówione do 20.11, warto przypomnieć" /> umówione do pt 20.11
        </Turn>,
        <Turn from={school} to={centre}>
          <Ticks passed={2} left={3} past={0} paused={4} label="Wstrzymane, zostały 3 dni robocze" /> wstrzymane
        </Turn>,
        <Turn from={<Mark sector="family" name="Rodzina" />} to={centre}>
          <Ticks statutory passed={9} left={0} past={1} label="Termin ustawowy 20.11, 1 dzień roboczy po terminie" />
          <span class="t-bad">termin ustawowy, po terminie</span>
        </Turn>,
        <Turn from={<Mark sector="police" name="Policja" />}>zadanie własne – odnotowane</Turn>,
      ]}
    />
  </Section>
)

const Withheld = () => (
  <Section id="withheld" title="Treść zastrzeżona">
    <Locked askHref="#" />
    <p>
      W zdaniu: we wtorki <LockedInline />, od 16:00.
    </p>
    <Why summary="Dlaczego tego nie widzę?" open>
      Nie ma wpisu, który pozwala to tu pokazać.
    </Why>
  </Section>
)

const strands: readonly Strand[] = [
  { sector: 'social_assistance', name: 'OPS', person: 'Maria Przykładna', state: 'member' },
  { sector: 'education', name: 'Szkoła', person: 'Ewa Szkolna', state: 'member' },
  { sector: 'health', name: 'Zdrowie', person: 'Przychodnia', state: 'letter' },
  { sector: 'ngo', name: 'NGO', person: 'Fundacja Na Próbę', state: 'invited' },
  { sector: 'courts_probation', name: 'Kurator', person: 'Piotr Wzorowy', state: 'member' },
]

const Together = () => (
  <Section id="together" title="Kto jest przy rodzinie">
    <Knot code="KLON-417" alt="Pięć splecionych pasm wokół rodziny. Ta sama treść jest w tabeli." strands={strands} />
  </Section>
)

const Notes = () => (
  <Section id="notes" title="Uwagi, pustka, dłuższa praca">
    <Note kind="ok" title="Zapisano." text="Karta trafiła do koordynatora." />
    <Note kind="turn" title="Czeka na Ciebie." text="Kurator prosi o cele, umówione do 27.11." />
    <Note kind="bad" title="Nie wysłano." text="Przychodnia nie ma adresu do e-Doręczeń." />
    <Note kind="info" text="Model wiejski 1.1 jest w konsultacjach." />
    <Empty title="Nic nie czeka na Ciebie">
      <p>Najbliższa umowa: pt 27.11, opinia PCPR.</p>
    </Empty>
    <Job id="job" title="Przygotowuję 214 kart" done={138} total={214} text="138 z 214. Można zamknąć stronę." />
  </Section>
)

const Lists = () => (
  <Section id="lists" title="Wykazy">
    <Figures
      items={[
        { label: 'potrzeb z diagnozy', value: 6 },
        { label: 'z puli gminy', value: <Money grosze={541050} /> },
      ]}
    />
    <Sheet>
      <KeyValues
        items={[
          { term: 'Prowadzi', value: 'Maria Przykładna, OPS' },
          { term: 'Model', value: 'wiejski 1.0' },
        ]}
      />
    </Sheet>
    <Timeline
      items={[
        { sector: 'social_assistance', ahead: true, content: <strong>Przegląd</strong> },
        { sector: 'education', content: 'Zgłoszenie ze szkoły' },
      ]}
    />
    <Agenda
      items={[{ datetime: '2026-11-23T13:00', hour: '13:00', day: 'dziś', content: 'Zespół rodziny, sala 12' }]}
    />
    <People items={[{ mark: school, name: 'Ewa Szkolna', part: 'w sali' }]} />
    <More summary="Więcej">
      <ScrollRegion label="Szeroka treść">
        <p>Przewija się sama.</p>
      </ScrollRegion>
    </More>
  </Section>
)
