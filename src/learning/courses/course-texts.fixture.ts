import type { Founding } from '#test/world.ts'

const FENCE = '```'

/** The words of a lesson with a checklist of two lines and a quiz of three questions, each of another kind. */
export const lessonWords = (slug: string): string => `## Jedna rodzina

Kacper, dom i **szkoła**.

- [ ] Rodzina mieszka w naszej gminie.
- [ ] Ktoś może z nią porozmawiać.

${FENCE}quiz
id: ${slug}-quiz
title: "Sprawdź się: ${slug}"
pass_percent: 70
shuffle: true
questions:
  - id: q1
    type: single
    text: "Co pomogło?"
    answers:
      - {text: "Wspólny stół", correct: true, feedback: "Tak, stół."}
      - {text: "Pismo", correct: false, feedback: "Nie, pismo."}
  - id: q2
    type: order
    text: "Ułóż."
    items:
      - {text: "Zgłoszenie", feedback: "Najpierw."}
      - {text: "Diagnoza", feedback: "Potem."}
      - {text: "Plan", feedback: "Na końcu."}
  - id: q3
    type: true_false
    text: "Zespół jest dla każdej rodziny."
    answer: false
    feedback_true: "Nie dla każdej."
    feedback_false: "Dobrze."
${FENCE}
`

const AT = '2026-01-02'

/** A published course of two lessons for institutions with an agreement; the second lesson waits for the first. Answers ids of items and of editions. */
export async function publishCourse(put: Founding['put'], newId: () => string) {
  const publish = async (kind: 'course' | 'lesson', slug: string, title: string, front: object, markdown: string) => {
    const [item, edition] = [newId(), newId()]
    const row = { kind, slug, lang: 'pl', variant: 'standard', access: 'agreement', strangers: 'card', added_at: AT }
    await put('learning.item', { id: item, ...row })
    await put('learning.edition', {
      ...{ id: edition, item_id: item, no: 1, label: '1.0', edition_date: AT, title, summary: `O czym: ${title}` },
      ...{ author: 'Redakcja', card: '{}', state: 'published', publish_at: AT, written_at: AT },
    })
    const body = { front: JSON.stringify(front), markdown, terms: [], digest: Buffer.from('00', 'hex') }
    await put('learning.body', { edition_id: edition, ...body })
    return { item, edition }
  }
  const front = { lessons: ['po-co', 'kto'], duration_minutes: 60, certificate: true, outcomes: ['Wiesz, po co.'] }
  const course = await publish('course', 'od-podstaw', 'Kurs od podstaw', front, 'Dla każdego.')
  const of = { course: 'od-podstaw', duration_minutes: 30 }
  const first = { ...of, prerequisite: null }
  const lesson = await publish('lesson', 'po-co', 'Po co współpracować', first, lessonWords('po-co'))
  await publish('lesson', 'kto', 'Kto jest kim', { ...of, prerequisite: 'po-co' }, lessonWords('kto'))
  return { course, lesson }
}
