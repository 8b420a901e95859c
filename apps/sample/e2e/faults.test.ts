import { mockFaults } from '@generated-video/mock-gateway'
import { expect, it } from 'vitest'
import { openSample } from './open-sample.ts'
import { generate, newestCard, openPage, play } from './sample-page.ts'
import type { MockFault } from '@generated-video/mock-gateway'

interface Outcome {
  /** Where the card comes to rest. */
  status: string
  /** What it says happened. */
  says: RegExp
  /** What it offers to do next. */
  offers?: RegExp
}

const ready: Outcome = { status: 'ready', says: /Save video/ }

/** What a person sees of each fault, on a Sora task straight from the gateway. */
const outcomes: Readonly<Record<MockFault, Outcome>> = {
  failed: { status: 'failed', says: /failed/i, offers: /Try again/ },
  moderated: { status: 'failed', says: /declined by content review/, offers: /Edit/ },
  'moderated-submit': { status: 'failed', says: /declined by content review/, offers: /Edit/ },
  'rate-limited': { status: 'failed', says: /too many requests/i, offers: /Try again/ },
  quota: { status: 'failed', says: /(balance|credit|quota|budget)/i },
  'submit-500': {
    status: 'submit_unknown',
    says: /We can’t tell if this was accepted/,
    offers: /Submit again/,
  },
  'submit-dropped': {
    status: 'submit_unknown',
    says: /We can’t tell if this was accepted/,
    offers: /Submit again/,
  },
  'submit-no-id': {
    status: 'submit_unknown',
    says: /We can’t tell if this was accepted/,
    offers: /Submit again/,
  },
  'poll-rate-limited': ready,
  'poll-500': ready,
  'poll-dropped': ready,
  'poll-html': ready,
  'moderated-poll': { status: 'failed', says: /declined by content review/, offers: /Edit/ },
  'late-link': ready,
  'content-route-only': ready,
  'localhost-link': ready,
  'unknown-success': ready,
  'unknown-status': ready,
  slow: ready,
  'download-truncated': { status: 'not_fetched', says: /not fetched/i, offers: /Fetch again/ },
  'download-dropped': { status: 'not_fetched', says: /not fetched/i, offers: /Fetch again/ },
  'download-wrong-size': ready,
  'download-html': { status: 'not_fetched', says: /not fetched/i, offers: /Fetch again/ },
  'download-500': { status: 'not_fetched', says: /not fetched/i, offers: /Fetch again/ },
  'download-failed': { status: 'not_fetched', says: /not fetched/i, offers: /Fetch again/ },
  'not-a-video': { status: 'not_fetched', says: /not fetched/i, offers: /Fetch again/ },
  expired: { status: 'expired', says: /(expired|no longer)/i },
}

const sample = openSample({ mockSpeed: 200 })

/** Sora’s videos are behind no link. */
const ofLinks: readonly MockFault[] = ['late-link', 'unknown-success']
const ofSora = mockFaults.filter((fault) => !ofLinks.includes(fault))

it.each(ofSora)('says what happened and what to do next: %s', async (fault) => {
  const { status, says, offers } = outcomes[fault]
  const { page } = await openPage(sample.browser, `${sample.url}/?path=direct`)
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url())
  })

  await generate(page, 'sora-2', `a cat [fault:${fault}]`)
  const card = await newestCard(page, status)

  const text = await card.innerText()
  expect(text).toMatch(says)
  if (offers) expect(text).toMatch(offers)
  expect(posts).toHaveLength(1)
  await page.context().close()
})

it('fetches again without submitting again', async () => {
  const { page } = await openPage(sample.browser, `${sample.url}/?path=direct`)
  await generate(page, 'sora-2', 'a dog [fault:download-dropped]')
  const card = await newestCard(page, 'not_fetched')

  await card.getByRole('button', { name: 'Fetch again' }).click()
  await newestCard(page, 'ready')

  expect((await play(card)).time).toBeGreaterThan(0)
  expect(await sample.billed()).toBe(1)
  await page.context().close()
})
