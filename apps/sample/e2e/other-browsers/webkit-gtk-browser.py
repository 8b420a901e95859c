"""
A WebKitGTK browser for WebKitWebDriver. It keeps what pages store, unless called with --private; WebKitGTK's own
MiniBrowser is always private while a driver has it.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2

private = "--private" in sys.argv
context = WebKit2.WebContext.new_ephemeral() if private else WebKit2.WebContext.get_default()


def open_window(_session):
    page = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    window = Gtk.Window(default_width=1280, default_height=800)
    window.add(page)
    window.show_all()
    return page


def start(_context, session):
    session.set_application_info(WebKit2.ApplicationInfo())
    session.connect("create-web-view", open_window)


context.set_automation_allowed(True)
context.connect("automation-started", start)
Gtk.main()
