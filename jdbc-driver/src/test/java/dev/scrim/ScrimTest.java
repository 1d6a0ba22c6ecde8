package dev.scrim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ScrimTest {

  private static final Subject ALICE = Subject.of("alice");
  private static final Subject BOB = Subject.of("bob");

  @Test
  void scopesNest() throws Exception {
    assertThat(Scrim.current()).isNull();
    try (Scrim.Scope outer = Scrim.as(ALICE)) {
      assertThat(Scrim.current()).isSameAs(ALICE);
      Subject inner = Scrim.as(BOB).call(Scrim::current);
      assertThat(inner).isSameAs(BOB);
      assertThat(Scrim.current()).isSameAs(ALICE);
      Scrim.as(BOB).run(() -> assertThat(Scrim.current()).isSameAs(BOB));
    }
    assertThat(Scrim.current()).isNull();
  }

  @Test
  void aScopeEndsWithAnException() {
    assertThatThrownBy(
            () ->
                Scrim.as(ALICE)
                    .runThrowing(
                        () -> {
                          throw new IOException("x");
                        }))
        .isInstanceOf(IOException.class);
    assertThat(Scrim.current()).isNull();
  }

  @Test
  void closingOutOfOrderThrows() {
    Scrim.Scope outer = Scrim.as(ALICE);
    Scrim.Scope inner = Scrim.as(BOB);
    assertThatThrownBy(outer::close).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> outer.run(() -> {})).isInstanceOf(IllegalStateException.class);
    assertThat(Scrim.current()).isSameAs(BOB);
    inner.close();
    inner.close();
    assertThatThrownBy(() -> inner.run(() -> {})).isInstanceOf(IllegalStateException.class);
    outer.close();
    assertThat(Scrim.current()).isNull();
  }

  @Test
  void anotherThreadNeitherInheritsNorClosesIt() throws InterruptedException {
    try (Scrim.Scope scope = Scrim.as(ALICE)) {
      AtomicReference<Object> inherited = new AtomicReference<>("unset");
      AtomicReference<Throwable> closing = new AtomicReference<>();
      Thread other =
          new Thread(
              () -> {
                inherited.set(Scrim.current());
                try {
                  scope.close();
                } catch (IllegalStateException e) {
                  closing.set(e);
                }
              });
      other.start();
      other.join();
      assertThat(inherited.get()).isNull();
      assertThat(closing.get()).isInstanceOf(IllegalStateException.class);
      assertThat(Scrim.current()).isSameAs(ALICE);
    }
  }
}
