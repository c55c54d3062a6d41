package io.followspot.checks.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** The picture of a camera's page under the mouse; places are relative to it. */
record Stage(Page page, BoundingBox box) {
  static Stage of(Page page) {
    return new Stage(page, page.locator(".stage").boundingBox());
  }

  void move(double x, double y) {
    page.mouse().move(box.x + box.width * x, box.y + box.height * y);
  }

  void click(double x, double y) {
    move(x, y);
    page.mouse().down();
    page.mouse().up();
  }

  void drag(double fromX, double fromY, double toX, double toY) {
    move(fromX, fromY);
    page.mouse().down();
    move(toX, toY);
    page.mouse().up();
  }
}
