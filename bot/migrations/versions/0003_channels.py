"""channels: the provider's order of messages, what a shopper's last message carried, how much of an answer is out"""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy_utc
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sqlalchemy_utc.sqltypes.UtcDateTime(timezone=True)
    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.add_column(sa.Column('heard_at', moment, nullable=True))
        batch_op.add_column(sa.Column('heard_seq', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('context', sa.JSON(), nullable=True))
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('provider_order', sa.BigInteger(), server_default='0', nullable=False))
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('parts_sent', sa.Integer(), server_default='0', nullable=False))


def downgrade() -> None:
    """Without batch mode: SQLite would recreate the table, which other tables point to."""
    op.drop_column('outbox', 'parts_sent')
    op.drop_column('inbox', 'provider_order')
    for name in ('context', 'heard_seq', 'heard_at'):
        op.drop_column('conversations', name)
