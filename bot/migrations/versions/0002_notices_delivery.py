"""notices delivery"""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy_utc
from alembic import op


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

_NOTICES = sa.table(
    'notices_outbox',
    sa.column('id', sa.Integer),
    sa.column('kind', sa.String),
    sa.column('args', sa.JSON),
    sa.column('state', sa.String),
    sa.column('error', sa.String),
    sa.column('created_at', sqlalchemy_utc.UtcDateTime),
    sa.column('available_at', sqlalchemy_utc.UtcDateTime),
)


def upgrade() -> None:
    moment = sqlalchemy_utc.sqltypes.UtcDateTime(timezone=True)
    with op.batch_alter_table('notices_outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('secret', sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column('state', sa.String(length=8), server_default='pending', nullable=False))
        batch_op.add_column(sa.Column('attempts', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('error', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('available_at', moment, nullable=True))
        batch_op.add_column(sa.Column('lease_until', moment, nullable=True))
    op.execute(_NOTICES.update().values(available_at=_NOTICES.c.created_at))
    _forget_old_codes()
    with op.batch_alter_table('notices_outbox', schema=None) as batch_op:
        batch_op.alter_column('available_at', existing_type=moment, nullable=False)
        batch_op.create_index(
            'ix_notices_outbox_due', ['available_at', 'id'], unique=False,
            sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"),
        )
        batch_op.create_index(
            'ix_notices_outbox_secret', ['expires_at'], unique=False,
            sqlite_where=sa.text('secret IS NOT NULL'), postgresql_where=sa.text('secret IS NOT NULL'),
        )


def _forget_old_codes() -> None:
    """Codes of before lived ten minutes and were never sent: they leave the database with this upgrade."""
    connection = op.get_bind()
    codes = sa.select(_NOTICES.c.id, _NOTICES.c.args).where(_NOTICES.c.kind == 'one_time_code')
    for row in connection.execute(codes).all():
        kept = {name: value for name, value in row.args.items() if name != 'code'}
        values = {'args': kept, 'state': 'dead', 'error': 'expired before it was sent'}
        connection.execute(_NOTICES.update().where(_NOTICES.c.id == row.id).values(values))


def downgrade() -> None:
    with op.batch_alter_table('notices_outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_notices_outbox_secret')
        batch_op.drop_index('ix_notices_outbox_due')
        for name in ('lease_until', 'available_at', 'error', 'attempts', 'state', 'secret'):
            batch_op.drop_column(name)
