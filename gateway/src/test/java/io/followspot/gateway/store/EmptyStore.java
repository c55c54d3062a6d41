package io.followspot.gateway.store;

/** A store with nothing in it: a database may be that of the test before. */
final class EmptyStore {
  private EmptyStore() {}

  static Store open(StoreConfig config) {
    Store store = new Store(config);
    new Projection(store).clear();
    store
        .jdbi()
        .useHandle(handle -> HistoryBackup.OWN.forEach(it -> handle.execute("delete from " + it)));
    return store;
  }
}
