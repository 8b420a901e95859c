import { cardCounts, commitsGoals, subjectName } from './commits-goals.ts'
import { countCommitsInBrowser } from './count-commits-in-browser.ts'
import type { Part } from '../part.ts'
import type { PageApp } from './page/commits-page.ts'

const apps: readonly PageApp[] = ['ourApp', 'byHandApp']

/** What React commits while videos are made, counted by its profiler. */
export const commitsPart: Part = {
  name: 'commits',
  title: 'React commits while videos are made, in Chromium',
  goals: commitsGoals,
  cases: ({ gateway }) =>
    apps.flatMap((app) =>
      cardCounts.map((cards) => ({
        name: subjectName(app, cards),
        bytes: 0,
        measure: () => countCommitsInBrowser(gateway.url, app, cards),
      })),
    ),
}
