import { Button } from './button.tsx'
import { CaseHeader } from './case-header.tsx'
import { Section, Stack } from './page-parts.tsx'
import { Stages } from './stages.tsx'
import { Table } from './table.tsx'
import { Mark, Money, Tag } from './tags.tsx'

const pages = ['Przegląd', 'Diagnoza', 'Program (IPW)', 'Koszyk usług', 'Spotkania', 'Kto co widzi']
const stages = ['Zgłoszenie', 'Kwalifikacja', 'Zgody i zespół rodziny', 'Wspólna diagnoza', 'Koszyk i zgoda na plan']

/** What stands across a whole page: the frame of a case, its stages, a work table. */
export const StyleFrames = () => (
  <Stack>
    <CaseHeader
      label="Rodzina Zmyślińscy, KLON-417"
      surname="Zmyślińscy"
      code="KLON-417"
      over="Rodzina · gmina Przykładów"
      tags={
        <Tag tone="turn" icon="hand-stop">
          Czeka na Ciebie
        </Tag>
      }
      facts={['Mama, syn 14 l., córka 9 l.', 'Model: wiejski 1.0']}
      tabs={{ label: 'Sprawa KLON-417', items: pages.map((label, at) => ({ label, href: '#', current: at === 0 })) }}
    />
    <Section id="stages" title="Etapy" note="etap 3 z 5" link={{ href: '#', label: 'Zasady etapu' }}>
      <Stages
        label="Etapy modelu"
        items={stages.map((label, at) => ({ label, state: at < 2 ? 'done' : at === 2 ? 'current' : 'later' }))}
      />
    </Section>
    <Section id="table" title="Czeka na Ciebie" count={2}>
      <Table
        caption="Sprawy, które czekają na Ciebie"
        columns={[
          { label: 'Rodzina' },
          { label: 'Co jest do zrobienia', plain: true },
          { label: 'Kto czeka' },
          { label: 'Kwota', numeric: true },
          { label: 'Działanie', actions: true, hiddenLabel: true },
        ]}
        rows={[
          {
            state: 'late',
            cells: [
              <a href="#table">DĄB-152</a>,
              'Rodzinny wywiad środowiskowy',
              <Mark sector="family" name="Rodzina" />,
              <Money grosze={541000} />,
              <Button small>Uzupełnij</Button>,
            ],
          },
          {
            state: 'turn',
            cells: [<a href="#table">JODŁA-208</a>, 'Przegląd', <Mark sector="family_support" name="PCPR" />, '–', ''],
          },
        ]}
      />
    </Section>
  </Stack>
)
