package io.medsettle.server.backup;

import io.medsettle.ports.store.Page;
import io.medsettle.server.store.PageListener;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the high-water mark see every page that passes, beside all other listeners. */
@Primary
@Singleton
final class SeenPages implements PageListener {
    private final BeanContext beans;
    private final HighWater mark;
    private volatile @Nullable List<PageListener> others;

    SeenPages(BeanContext beans, HighWater mark) {
        this.beans = beans;
        this.mark = mark;
    }

    @Override
    public void writing(Connection connection, Page page) throws SQLException {
        for (PageListener other : others()) {
            other.writing(connection, page);
        }
        mark.writing(page);
    }

    private List<PageListener> others() {
        List<PageListener> known = others;
        if (known == null) {
            Collection<PageListener> all = beans.getBeansOfType(PageListener.class);
            known = all.stream().filter(each -> each != this).toList();
            others = known;
        }
        return known;
    }
}
