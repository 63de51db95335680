"""answered message: what an outbox message answers, as it was when it was first tried"""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy_utc
from alembic import op


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sqlalchemy_utc.sqltypes.UtcDateTime(timezone=True)
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('tried_at', moment, nullable=True))
        batch_op.add_column(sa.Column('heard_at', moment, nullable=True))
        batch_op.add_column(sa.Column('heard_seq', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('context', sa.JSON(), nullable=True))


def downgrade() -> None:
    for name in ('context', 'heard_seq', 'heard_at', 'tried_at'):
        op.drop_column('outbox', name)
