import { ByHandApp } from './by-hand-app.tsx'
import { countCommits } from './count-commits.tsx'
import { OurApp } from './our-app.tsx'
import type { ComponentType } from 'react'
import type { Figures } from '../../results/sample.ts'
import type { AppProps } from './app-props.ts'

const apps = { ourApp: OurApp, byHandApp: ByHandApp } satisfies Record<
  string,
  ComponentType<AppProps>
>

export type PageApp = keyof typeof apps

/** What the bench calls in this page. */
export interface CommitsPage {
  countCommits(app: PageApp, cards: number): Promise<Figures>
}

const bench: CommitsPage = { countCommits: (app, cards) => countCommits(apps[app], cards) }
Object.assign(window, { bench })
