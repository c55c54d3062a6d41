package io.followspot.laboratory.peers;

import io.followspot.tracking.geometry.Box;

/** Centre, area and a constant aspect ratio, with the noises of SORT (Bewley et al. 2016). */
final class SortFilter {
  private PeerAxis x;
  private PeerAxis y;
  private PeerAxis area;
  private PeerAxis ratio;

  SortFilter(Box box) {
    x = new PeerAxis(cx(box), 10, 10_000);
    y = new PeerAxis(cy(box), 10, 10_000);
    area = new PeerAxis(box.areaPx2(), 10, 10_000);
    ratio = new PeerAxis(box.widthPx() / box.heightPx(), 10, 0);
  }

  private SortFilter(SortFilter other) {
    x = other.x.copy();
    y = other.y.copy();
    area = other.area.copy();
    ratio = other.ratio.copy();
  }

  SortFilter copy() {
    return new SortFilter(this);
  }

  void predict() {
    if (area.at + area.speed <= 0) {
      area.speed = 0;
    }
    x.predict(1, 0.01);
    y.predict(1, 0.01);
    area.predict(1, 0.0001);
    ratio.predict(1, 0);
  }

  void update(Box box) {
    x.update(cx(box), 1);
    y.update(cy(box), 1);
    area.update(box.areaPx2(), 10);
    ratio.update(box.widthPx() / box.heightPx(), 10);
  }

  Box box() {
    double s = Math.max(area.at, 1);
    double w = Math.sqrt(s * Math.max(ratio.at, 0.01));
    return new Box(x.at - w / 2, y.at - s / w / 2, w, s / w);
  }

  static double cx(Box box) {
    return box.leftPx() + box.widthPx() / 2;
  }

  static double cy(Box box) {
    return box.topPx() + box.heightPx() / 2;
  }
}
