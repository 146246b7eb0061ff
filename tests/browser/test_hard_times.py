"""The network fails, the room closes, a tab is stale: no word is lost."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.walker import Walker, by_mouse


def test_a_lost_network_leaves_the_words_in_the_field(walker: Walker) -> None:
    walker.begin("arrive")
    walker.page.fill("#words", "still here")
    walker.page.context.set_offline(True)
    walker.press("on")
    expect(walker.page.locator("#spoken")).to_contain_text("Your words are still here")
    expect(walker.page.locator("#words")).to_have_value("still here")
    walker.page.context.set_offline(False)
    walker.press("on")
    expect(walker.page.locator(".choice")).to_have_count(4)


def test_a_closed_session_gives_the_words_back(walker: Walker) -> None:
    walker.begin("arrive")
    by_mouse()(walker)
    expect(walker.page.locator(".choice")).to_have_count(4)
    walker.press("back")
    walker.page.fill("#words", "not lost")
    fields = {name: walker.page.locator(f"#room [name={name}]").input_value() for name in ("token", "version")}
    walker.page.request.post(f"{walker.address}/session/end", form=fields, headers={"Origin": walker.address})
    walker.press("on")
    expect(walker.page.locator("h1")).to_have_text("This session is over")
    expect(walker.page.locator("main textarea")).to_have_value("not lost")


def test_keeping_the_room_open_leaves_the_field_alone(walker: Walker) -> None:
    walker.begin("arrive")
    walker.page.fill("#words", "half a sen")
    walker.page.evaluate("document.querySelector('#room').hidden = false")
    walker.page.click("text=Keep the room open")
    expect(walker.page.locator("#spoken")).to_contain_text("kept open")
    expect(walker.page.locator("#words")).to_have_value("half a sen")
    walker.press("on")
    expect(walker.page.locator(".choice")).to_have_count(4)


def test_five_minutes_before_its_end_a_step_offers_to_stay(page: Page, address: str) -> None:
    walker = Walker(page, address)
    page.clock.install()
    walker.begin("arrive")
    page.clock.run_for(24 * 60_000)
    expect(page.locator("#room")).to_be_hidden()
    page.clock.run_for(2 * 60_000)
    expect(page.get_by_text("Keep the room open")).to_be_visible()
    expect(page.locator("#spoken")).to_have_text("This step closes in about five minutes.")


def test_a_portal_that_is_closing_does_not_take_the_page_away(walker: Walker) -> None:
    walker.begin("arrive")
    walker.page.fill("#words", "still here")
    closing = "<main><h1>The portal is closing</h1><p class='lead'>It will be back.</p></main>"
    walker.page.route(
        "**/session/turn", lambda route: route.fulfill(status=503, content_type="text/html", body=closing)
    )
    walker.press("on")
    expect(walker.page.locator("#spoken")).to_have_text("It will be back.")
    expect(walker.page.locator("#words")).to_have_value("still here")


def test_the_quiet_tells_itself_in_words(page: Page, address: str) -> None:
    walker = Walker(page, address)
    page.clock.install()
    walker.begin("arrive")
    walker.press("pass")
    page.locator(".choice").first.click()
    page.locator(".lengths .choice").first.click()
    expect(page.locator("[data-told=begun]")).to_be_visible()
    page.clock.run_for(31_000)
    expect(page.locator("[data-told=half]")).to_be_visible()
    page.clock.run_for(30_000)
    expect(page.locator("#spoken")).to_have_text("The quiet is over. Go on when you like.")
    walker.press("on")
    expect(page.locator("#words")).to_be_visible()
