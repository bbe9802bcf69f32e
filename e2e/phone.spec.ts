import { expect, type Locator, type Page } from '@playwright/test'
import { isAccessibleAndFits, LOOKS } from './accessible'
import { test } from './designer'
import { MICROPHONE } from './message'

test.use({ viewport: { width: 1440, height: 900 }, ...MICROPHONE })

const SALES = '+44 20 7946 0018'

/** What a person does with the test phone. */
const phoneOn = (page: Page) => {
  const heard = page.getByRole('log', { name: 'What is heard' })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  return {
    heard,
    button,
    hears: (text: string | RegExp) => expect(heard.getByText(text).last()).toBeVisible(),
    skips: () => button('Skip').click(),
    callee: (does: string) => button(does).click(),
    /** Presses Call, once the page's scripts run. */
    async places(press = () => button('Call').click()) {
      await expect(async () => {
        if (await button('Call').isVisible()) await press()
        await expect(heard.getByText(/^Calling/)).toBeVisible({ timeout: 1_000 })
      }).toPass()
      await expect(heard.getByText(/^Welcome to Acme/)).toBeVisible()
    },
    async calls() {
      await page.goto('/phone')
      await this.places()
    },
  }
}

test('a newcomer rings the sample, finds sales busy, and leaves a message that can be heard', async ({
  page,
}) => {
  const phone = phoneOn(page)
  await phone.calls()
  await expect(page.getByText(/answered in \d/)).toBeVisible()
  // Nobody need hear the menu out: a key goes into it.
  await page.keyboard.press('1')
  await phone.hears('Connecting you to our sales team.')
  await phone.skips()
  await phone.hears(`Ringing ${SALES}`)
  await phone.callee('Is busy')
  await phone.hears(/^Nobody in sales is free/)
  await phone.skips()
  await phone.hears('Recording. # ends it')
  await page.waitForTimeout(1_500)
  await phone.button('Hash').click()

  const message = phone.heard.getByLabel('What was recorded')
  await expect(message).toBeVisible()
  const kept = await page.request.get((await message.getAttribute('src')) ?? '')
  expect(kept.headers()['content-type']).toBe('audio/webm')
  await phone.hears(/^Thank you\./)
  await phone.skips()
  await phone.hears('The call is over: the flow hung up')

  await page.getByRole('link', { name: 'See what happened on it' }).click()
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText('A recording is ready')
  await page.goto('/calls')
  await expect(page.getByRole('main').getByRole('row').nth(1)).toContainText('Test', { ignoreCase: true })
  await page.goto('/flows')
  await expect(rowOf(page, 'Acme reception')).not.toContainText(/\d+ calls? today/)
})

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })

test('a callee who answers hears the whisper alone, is connected, and hangs up', async ({ page }) => {
  const phone = phoneOn(page)
  await phone.calls()
  await phone.button('1').click()
  await phone.skips()
  await phone.callee('Answers')
  await expect(phone.heard.getByText('Only the callee hears')).toBeVisible()
  await phone.hears('A sales call for Acme.')
  await phone.hears(`Connected to ${SALES}`)
  await phone.callee('The callee hangs up')
  await phone.hears('The call is over: the callee hung up')
})

test('a call is made with the keyboard alone', async ({ page }) => {
  const phone = phoneOn(page)
  await page.goto('/phone')
  await phone.places(() => phone.button('Call').press('Enter'))
  await page.keyboard.press('2')
  await phone.hears(/^This is support/)
  await page.keyboard.press('*')
  await phone.hears(/^For sales, press 1/)
  await page.getByLabel('Say something').focus()
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await phone.hears('Not heard: nobody listens for words just then')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await phone.hears('says nothing')
  await phone.hears('We did not hear a choice.')
  await phone.button('Hang up').focus()
  await page.keyboard.press('Enter')
  await phone.hears('The call is over: you hung up')
  await expect(page.getByRole('region', { name: 'Test phone' })).toBeFocused()
})

test('a prompt is spoken in the flow’s language for as long as the voice takes, and a key stops it', async ({
  page,
}) => {
  await page.addInitScript(speakWithAVoiceOfTheTest)
  const phone = phoneOn(page)
  await phone.calls()
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said)
  await expect.poll(said).toEqual(['Kate: Welcome to Acme. For sales, pres'])
  await phone.button('1').click()
  await expect
    .poll(said)
    .toEqual(expect.arrayContaining(['stopped', 'Kate: Connecting you to our sales team']))
  await page.evaluate(() => (window as unknown as { finish: () => void }).finish())
  await phone.hears(`Ringing ${SALES}`)
  await phone.button('Sound off').click()
  await phone.callee('Does not answer')
  await phone.hears(/^Nobody in sales is free/)
  expect((await said()).at(-1)).not.toContain('Nobody')
})

/** The browser of the tests has no voices. */
function speakWithAVoiceOfTheTest() {
  const said: string[] = []
  let speaking: SpeechSynthesisUtterance | undefined
  const voices = [
    { name: 'Sam', lang: 'en-US' },
    { name: 'Kate', lang: 'en-GB' },
  ]
  class Utterance {
    voice: { name: string } | null = null
    onstart = () => {}
    onend = () => {}
    onerror = () => {}
    constructor(readonly text: string) {}
  }
  const synthesis = {
    getVoices: () => voices,
    addEventListener: () => {},
    speak(utterance: SpeechSynthesisUtterance) {
      said.push(`${utterance.voice?.name}: ${utterance.text}`.slice(0, 38))
      speaking = utterance
      utterance.onstart?.(new Event('start') as SpeechSynthesisEvent)
    },
    cancel() {
      if (speaking) said.push('stopped')
      speaking = undefined
    },
  }
  const finish = () => {
    const finished = speaking
    speaking = undefined
    finished?.onend?.(new Event('end') as SpeechSynthesisEvent)
  }
  Object.assign(window, { said, finish, SpeechSynthesisUtterance: Utterance })
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
}

test('a flow is tried beside its canvas, where the call is seen to go', async ({ designer }) => {
  const { page } = designer
  const phone = phoneOn(page)
  await designer.opens('Acme reception')
  await phone.button('Try').click()
  await expect(page.getByText(/This rings version \d/)).toBeVisible()
  await phone.places()
  await expect(designer.card('Main menu')).toHaveAttribute('data-trail', 'here')
  await expect(designer.card('Support menu')).toHaveAttribute('data-trail', 'off')
  await page.keyboard.press('2')
  await expect(designer.card('Support menu')).toHaveAttribute('data-trail', 'here')
  await expect(designer.card('Main menu')).toHaveAttribute('data-trail', 'walked')
  await phone.button('Put the phone away').click()
  await expect(designer.card('Support menu')).not.toHaveAttribute('data-trail')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible()
})

for (const { colorScheme, width } of LOOKS)
  test(`the phone is accessible and fits, ${colorScheme} and ${width} px wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 844 })
    const phone = phoneOn(page)
    await page.goto('/phone')
    await isAccessibleAndFits(page)
    await phone.calls()
    await phone.button('9').click()
    await phone.hears(/^That is not a valid choice/)
    await isAccessibleAndFits(page)
    await phone.button('1').click()
    await phone.skips()
    await expect(phone.button('Is busy')).toBeVisible()
    await isAccessibleAndFits(page)
    await phone.button('Hang up').click()
    await phone.hears('The call is over: you hung up')
    await isAccessibleAndFits(page)
  })
