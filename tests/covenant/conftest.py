"""The same running portal and real browser that the browser's own tests use."""

from tests.browser.conftest import address, browser, context, page, walker

__all__ = ["address", "browser", "context", "page", "walker"]
